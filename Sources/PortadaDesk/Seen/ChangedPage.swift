import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The answer to an act that was based on what is no longer so: what changed meanwhile, by whom, and the same act once
/// more, with what was typed, on what there is now. One for all acts.
struct ChangedPage: Sendable {
    let desk: Desk
    let request: Request
    let context: DeskContext
    let stale: Seen.Stale

    func answer() async throws -> Response {
        let visitor = try context.requireVisitor()
        let seen = try await desk.store.read { reader in
            try stale.changes.map { try visitor.maySee($0.subject, reader) }
        }
        let changes = zip(stale.changes, seen).filter(\.1).map(\.0)
        let hidden = zip(stale.changes, seen).filter { !$0.1 }.map(\.0)
        // What nobody may see who acts is not told of: a killed story is not there for those who may not kill.
        if changes.isEmpty, let subject = hidden.first?.subject {
            throw ["article", "plans"].contains(subject.word) ? DeskFault.notFound : .forbidden
        }
        let office = try await StoryOffice(desk, context)
        let words = ChangedWords(office: office, visitor: visitor, now: desk.clock())
        let things = try await desk.store.read { reader in try changes.map { try words.model($0, reader) } }
        let language = office.language
        let title = language.text("changed.title")
        let form = SentForm(context.form, over: changes, besides: hidden)
        if FaultPages.wantsJSON(request) {
            let help = ([language.text("changed.text")] + things.map(words.line)).joined(separator: " ")
            let message = FaultMessage(fault: "changed", title: title, help: help, incident: "", version: form.version)
            return desk.json(message, status: .conflict)
        }
        let changed = ChangedModel(
            changes: things,
            typed: form.typed.map {
                ChangedFieldModel(label: language.text("changed.part.\($0.word)"), value: $0.value)
            },
            fields: form.fields,
            action: request.uri.string,
            back: back,
            mayRepeat: changes.allSatisfy { $0.state != nil }
        )
        return try await desk.page("message", context, title: title, status: .conflict) { frame in
            MessageModel(frame: frame, title: title, text: language.text("changed.text"), changed: changed)
        }
    }

    /// The page that the form was sent from.
    private var back: String { FaultPages.pageBefore(request) }
}

/// What became of things, in words.
struct ChangedWords: Sendable {
    /// Parts whose value is words of people.
    private static let spoken: Set<SeenField> = [
        .name, .slug, .path, .description, .biography, .altText, .caption, .credit, .text, .email, .address, .target,
        .entries, .blocks, .tagline, .timeZone, .articlePath, .listLength, .legalLine, .contactEmail, .profiles,
        .commentDays, .accent, .accentDark, .link,
    ]
    /// Parts that are told by the others.
    private static let silent: Set<SeenField> = [.version, .plans, .table]

    let office: StoryOffice
    let visitor: Visitor
    let now: Timestamp

    private var language: Language { office.language }

    func model(_ change: SeenChange, _ reader: Reader) throws -> ChangedThingModel {
        ChangedThingModel(
            what: what(change),
            acts: acts(change),
            told: told(change),
            parts: try parts(change, reader)
        )
    }

    /// The same in one line, for scripts.
    func line(_ model: ChangedThingModel) -> String {
        let parts = model.parts.map(\.label).joined(separator: ", ")
        return [model.what, model.acts.joined(separator: "; "), model.told, parts].filter { !$0.isEmpty }
            .map { $0.hasSuffix(".") ? $0 : "\($0)." }.joined(separator: " ")
    }

    private func what(_ change: SeenChange) -> String {
        let word = language.text("changed.what.\(change.subject.word)")
        let isUntitled = change.name.isEmpty && ["article", "plans"].contains(change.subject.word)
        let name = isUntitled ? language.text("stories.untitled") : change.name
        return name.isEmpty ? word : language.text("changed.named", ["what": word, "name": name])
    }

    private func acts(_ change: SeenChange) -> [String] {
        let writer = AuditEntryWriter(
            language: language,
            dates: office.dates,
            seesKilled: visitor.may(.kill),
            seesPlaces: false
        )
        return change.acts.map { entry in
            let time = office.dates.ago(entry.time, now: now) ?? office.dates.dateTime(entry.time)
            let words = AuditWords.text(entry, language, seesKilled: visitor.may(.kill))
            return language.text("changed.act", ["name": writer.actor(entry), "act": words, "time": time])
        }
    }

    private func told(_ change: SeenChange) -> String {
        if change.state == nil { return language.text("changed.gone") }
        if change.isUnknown { return language.text("changed.unknown") }
        return ""
    }

    private func parts(_ change: SeenChange, _ reader: Reader) throws -> [ChangedFieldModel] {
        guard let state = change.state, !change.isUnknown else { return [] }
        if case .article(let id) = change.subject, let version = change.seen.version {
            guard let old = try reader.state(of: id, version: version),
                let now = try reader.article(id).flatMap({ try reader.state(of: id, version: $0.version) })
            else { return [] }
            return [ChangedFieldModel(label: StateDifference(from: old, to: now).words(office), value: "")]
        }
        return change.fields.filter { !Self.silent.contains($0) }.map { field in
            ChangedFieldModel(
                label: language.text("changed.part.\(field.rawValue)"),
                value: Self.spoken.contains(field) ? value(state[field], field) : ""
            )
        }
    }

    /// A part's value as people read it.
    private func value(_ text: String, _ field: SeenField) -> String {
        if text.isEmpty { return language.text("changed.empty") }
        switch field {
        case .biography: return PlainParagraphs.text(of: CleanHTML(vouchedFor: text))
        // Where it leads within the newspaper is a number to the store.
        case .entries: return text.replacing(#/ → (section|article):[0-9]+/#, with: "")
        case .target, .link: return text.contains("/") ? text : ""
        default: return text
        }
    }
}

extension SeenSubject {
    /// The words of all sorts of things, for their texts.
    static let words = [
        "article", "plans", "section", "order", "person", "tag", "picture", "comment", "account", "token", "webhook",
        "redirect", "redirects", "menu", "blocks", "settings", "days", "look", "breaking",
    ]

    /// What sort of thing it is, as the keys of texts have it.
    var word: String {
        switch self {
        case .article: "article"
        case .plans: "plans"
        case .section: "section"
        case .sectionOrder: "order"
        case .person: "person"
        case .tag: "tag"
        case .picture: "picture"
        case .comment: "comment"
        case .account: "account"
        case .token: "token"
        case .webhook: "webhook"
        case .redirect: "redirect"
        case .redirects: "redirects"
        case .menu: "menu"
        case .blocks: "blocks"
        case .settings: "settings"
        case .commentDays: "days"
        case .look: "look"
        case .breaking: "breaking"
        }
    }
}
