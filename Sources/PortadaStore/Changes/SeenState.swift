import PortadaCore

/// What something is made of, part by part, as far as changes of it are based on that.
public struct SeenState: Sendable, Hashable {
    /// A part, as text.
    public struct Part: Sendable, Hashable {
        /// Which.
        public let field: SeenField
        /// What it holds.
        public let value: String
    }

    /// The parts, in the order in which people know them.
    public let parts: [Part]

    init(parts: [(SeenField, String)]) {
        self.parts = parts.map { Part(field: $0.0, value: $0.1) }
    }

    /// Where there is nothing yet, such as at an address without redirect.
    static let nothing = SeenState(parts: [])

    /// A part; empty when it has none.
    public subscript(_ field: SeenField) -> String { parts.first { $0.field == field }?.value ?? "" }

    /// What stands for each part.
    var digests: [SeenField: String] {
        let pairs = parts.map { ($0.field, Self.digest(of: $0.value, $0.field)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// What stands for a part of this value. A version stands for itself.
    public static func digest(of value: String, _ field: SeenField) -> String {
        if field == .version { return value }
        // FNV-1a. It tells states apart, and hides nothing from who has seen them.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in value.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}

extension SeenState {
    /// A story at a version.
    init(version: Int64) { self.init(parts: [(.version, "\(version)")]) }

    init(_ section: Section) {
        self.init(parts: [
            (.parent, section.parent.map { "\($0)" } ?? ""), (.name, section.name), (.slug, section.slug),
            (.path, section.path), (.description, section.description), (.position, "\(section.position)"),
        ])
    }

    init(_ person: Person) {
        self.init(parts: [
            (.kind, person.kind.rawValue), (.name, person.name), (.slug, person.slug), (.role, person.role),
            (.biography, person.biography.markup), (.picture, person.picture.map { "\($0)" } ?? ""),
        ])
    }

    init(_ tag: Tag) {
        self.init(parts: [(.name, tag.name), (.slug, tag.slug), (.description, tag.description)])
    }

    init(_ picture: Picture) {
        self.init(parts: [
            (.slug, picture.slug), (.altText, picture.altText), (.caption, picture.caption.markup),
            (.credit, picture.credit),
        ])
    }

    init(_ comment: Comment) {
        self.init(parts: [(.status, comment.status.rawValue), (.text, comment.text.markup)])
    }

    init(_ account: Account) {
        self.init(parts: [
            (.email, account.email), (.name, account.name), (.role, account.role.rawValue),
            (.language, account.language), (.byline, account.person.map { "\($0)" } ?? ""),
            (.active, Self.flag(account.isActive)), (.secondFactor, Self.flag(account.hasSecondFactor)),
            (.needsSecondFactor, Self.flag(account.needsSecondFactor)),
        ])
    }

    init(_ token: ProgramToken) {
        self.init(parts: [
            (.name, token.name), (.role, token.role.rawValue),
            (.scopes, Scope.allCases.filter(token.scopes.contains).map(\.rawValue).joined(separator: "\n")),
            (.expires, Self.moment(token.expires)),
        ])
    }

    /// A webhook as people decided about it, however its messages fared since.
    init(_ webhook: Webhook) {
        self.init(parts: [
            (.address, webhook.address),
            (.events, NewsEvent.allCases.filter(webhook.events.contains).map(\.rawValue).joined(separator: "\n")),
            (.active, Self.flag(webhook.state == .active)), (.status, webhook.state.rawValue),
        ])
    }

    /// Where an old address leads; nil for nowhere.
    init(redirect resolution: Resolution?) {
        guard let resolution else {
            self = .nothing
            return
        }
        let target =
            switch resolution {
            case .redirect(let address, _): address
            case .article(let id): "article:\(id)"
            case .section(let id): "section:\(id)"
            case .picture(let id): "picture:\(id)"
            case .gone(let id): "gone:\(id.map { "\($0)" } ?? "")"
            case .unknown: ""
            }
        self.init(parts: [(.target, target)])
    }

    init(_ menu: Menu) {
        self.init(parts: [(.entries, Self.lines(menu.entries).joined(separator: "\n"))])
    }

    private static func lines(_ entries: [Menu.Entry], below: String = "") -> [String] {
        entries.flatMap { entry in
            let target =
                switch entry.target {
                case .section(let id): "section:\(id)"
                case .article(let id): "article:\(id)"
                case .address(let address): address
                }
            let words = entry.label.isEmpty ? target : "\(entry.label) → \(target)"
            return [below + words] + lines(entry.children, below: below + "– ")
        }
    }

    init(_ blocks: [Block]) {
        let lines = blocks.map { block in
            let source =
                switch block.source {
                case .latest: "latest"
                case .section(let id): "section:\(id)"
                case .kind(let kind): kind.rawValue
                }
            return "\(block.title) · \(source) · \(block.count)"
        }
        self.init(parts: [(.blocks, lines.joined(separator: "\n"))])
    }

    init(_ settings: NewspaperSettings) {
        self.init(parts: [
            (.name, settings.name), (.tagline, settings.tagline), (.description, settings.description),
            (.language, settings.language), (.timeZone, settings.timeZone), (.articlePath, settings.articlePath),
            (.listLength, "\(settings.listLength)"), (.legalLine, settings.legalLine),
            (.contactEmail, settings.contactEmail), (.profiles, settings.profiles.joined(separator: "\n")),
        ])
    }

    init(commentDays days: Int) { self.init(parts: [(.commentDays, "\(days)")]) }

    init(_ look: Look) {
        self.init(parts: [
            (.accent, look.accent ?? ""), (.accentDark, look.accentDark ?? ""), (.lettering, look.lettering ?? ""),
            (.layout, look.layout ?? ""),
        ])
    }

    /// The strip; nil for none.
    init(_ news: BreakingNews?) {
        guard let news else {
            self = .nothing
            return
        }
        let link =
            switch news.target {
            case .none: ""
            case .article(let id): "article:\(id)"
            case .address(let address): address
            }
        self.init(parts: [(.text, news.text), (.link, link), (.until, Self.moment(news.until))])
    }

    init(plans: [String]) { self.init(parts: [(.plans, plans.joined(separator: "\n"))]) }

    init(order sections: SectionTree) {
        let lines = sections.outline.map { "\($0.section.id):\($0.depth)" }
        self.init(parts: [(.order, lines.joined(separator: "\n"))])
    }

    /// Things that are only ever added to or removed from as the audit tells.
    init(lastEntry: Int64) { self.init(parts: [(.table, "\(lastEntry)")]) }

    private static func flag(_ value: Bool) -> String { value ? "on" : "" }

    private static func moment(_ time: Timestamp?) -> String { time.map { "\($0.rawValue)" } ?? "" }
}
