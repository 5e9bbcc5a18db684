import Foundation
import PortadaCore

@testable import PortadaDesk
@testable import PortadaStore

/// A newspaper that has one of everything, and an administrator at its desk.
struct FullHouse {
    let test: TestDesk
    let chief: TestDesk.Person
    let story: Identifier<Article>
    let section: Identifier<Section>
    let person: Identifier<Person>
    let tag: Identifier<Tag>
    let otherTag: Identifier<Tag>
    let picture: Identifier<Picture>
    let comment: Identifier<Comment>
    let account: Account
    let token: Identifier<ProgramToken>
    let webhook: Webhook
    let plan: Identifier<PlannedChange>

    private static let actor = TestDesk.program
    private static let noon = TestDesk.noon
    private static let later = noon.advanced(bySeconds: 3600)

    init() async throws {
        test = try TestDesk()
        let (newsroom, actor, noon) = (test.newsroom, Self.actor, Self.noon)
        try await newsroom.saveSettings(NewspaperSettings(name: "El Faro"), by: actor, at: noon)
        chief = try await test.signIn(.administrator)
        let section = Section(id: Identifier(0), name: "Nacional", slug: "nacional", path: "/nacional/")
        self.section = try await newsroom.save(section, id: nil, by: actor, at: noon)
        let (signer, puerto, mar) = (
            Person(id: Identifier(0), name: "Ana", slug: "ana"),
            PortadaCore.Tag(id: Identifier(0), name: "puerto", slug: "puerto"),
            PortadaCore.Tag(id: Identifier(0), name: "mar", slug: "mar")
        )
        person = try await newsroom.save(signer, id: nil, by: actor, at: noon)
        tag = try await newsroom.save(puerto, id: nil, by: actor, at: noon)
        otherTag = try await newsroom.save(mar, id: nil, by: actor, at: noon)
        let picture = Picture(id: Identifier(0), hash: nil, slug: "muelle", width: 1200, height: 800)
        self.picture = try await newsroom.save(picture, id: nil, by: actor, at: noon)
        story = try await Self.publish("El puerto reabre", newsroom)
        let comment = Comment(
            id: Identifier(0),
            article: story,
            parent: nil,
            author: "Lector",
            text: .empty,
            time: noon,
            status: .pending
        )
        self.comment = try await newsroom.addComment(comment, by: actor, at: noon).id
        account = try await newsroom.addAccount(
            Account(id: Identifier(0), email: "ana@prueba.invalid", name: "Ana", role: .reporter),
            by: actor,
            at: noon
        )
        let token = ProgramToken(name: "uno", role: .editor, scopes: [.read], created: noon)
        self.token = try await newsroom.addToken(token, digest: Token().digest, by: actor, at: noon).id
        webhook = try await newsroom.addWebhook(
            Webhook(address: "https://uno.invalid/", events: [.published], secret: "s", created: noon),
            by: actor,
            at: noon
        )
        _ = try await newsroom.saveRedirects([Redirect(path: "/vieja/", target: "/nacional/")], by: actor, at: noon)
        try await newsroom.setBreaking(BreakingNews(text: "Sismo", until: Self.later), by: actor, at: noon)
        plan = try await newsroom.planChange(.unpublish, of: story, at: Self.later, by: actor, at: noon)
    }

    /// Publishes a story.
    static func publish(_ headline: String, _ newsroom: Newsroom) async throws -> Identifier<Article> {
        let slug = Slug.make(from: headline)
        var story = Article(
            id: Identifier(0),
            headline: headline,
            slug: slug,
            path: "/\(slug)/",
            times: ArticleTimes(created: noon)
        )
        story.status = .published
        (story.times.firstPublished, story.times.published) = (noon, noon)
        return try await newsroom.create(story, by: actor, at: noon).id
    }

    /// All that acts may be based on, as it is now.
    func seen() async throws -> Seen {
        try await test.store.read { reader in
            try reader.seen([
                .article(story), .plans(story), .section(section), .sectionOrder, .person(person), .tag(tag),
                .tag(otherTag), .picture(picture), .comment(comment), .account(account.id), .token(token),
                .webhook(webhook.id), .redirect("/vieja/"), .redirects, .menu(.header), .blocks(.front), .settings,
                .commentDays, .look, .breaking,
            ])
        }
    }

    // MARK: Acting

    /// Sends an act of the desk about one of the things that are here.
    /// - Parameter dryRun: sends only the version, and no wish that could be fulfilled.
    func send(_ act: String, version: String, dryRun: Bool = false) async throws -> TestDesk.Answer {
        let fields = [
            ("_version", version), ("story", "\(story)"),
            ("comment", "\(comment)"), ("place", "header"), ("zone", "front"), ("from", "/vieja/"), ("path", "/vieja/"),
        ]
        let marks = act.contains("tags") ? ["\(tag)", "\(otherTag)"] : ["\(person)"]
        let wishes = [
            ("into", "\(tag)"), ("decide", "approved"), ("name", "Otro"), ("slug", "otro"), ("role", "editor"),
            ("kind", "agency"), ("to", "/otra/"), ("text", "Otro texto"), ("until", "2030-01-01T10:00"),
            ("time", "2030-01-01T10:00"), ("when", "2030-01-01T10:00"), ("act", Self.word(for: act)),
            ("notice", "Aviso"),
            ("reason", "Motivo"), ("sure", "on"), ("section", "\(section)"), ("days", "9"), ("comments", "closed"),
            ("accent", "#112233"), ("accent-dark", "#112233"), ("time-zone", "America/Caracas"), ("title", "Otro"),
            ("article-path", "/{slug}/"), ("address", "https://dos.invalid/"), ("event", "article.published"),
            ("base", "1"), ("current", "1"), ("headline", "Otro titular"), ("body", "<p>x</p>"), ("version", "1"),
            ("table", "/vieja/,/otra/"), ("label", "Otro"), ("target", "address"), ("level", "top"),
        ]
        let body = TestDesk.encoded(fields + marks.map { ("mark", $0) } + (dryRun ? [] : wishes))
        return try await test.post("/\(path(act))/", body, as: chief)
    }

    /// The button that changes something.
    private static func word(for act: String) -> String {
        switch act.split(separator: "/").last {
        case "many": "section"
        case "publication": "tell"
        case "withdrawal": "unpublish"
        case "{place}": "remove"
        default: "save"
        }
    }

    /// The address of an act with the numbers of what is here.
    private func path(_ act: String) -> String {
        let parts = act.split(separator: "/").map(String.init)
        let ids: [String: Int64] = [
            "people": account.id.rawValue, "stories": story.rawValue, "tokens": token.rawValue,
            "webhooks": webhook.id.rawValue, "sections": section.rawValue, "tags": tag.rawValue,
            "bylines": person.rawValue, "pictures": picture.rawValue, "plan": plan.rawValue, "revisions": 1,
            "corrections": 0, "deliveries": 1,
        ]
        return zip(parts, [""] + parts).map { part, before in
            part.hasPrefix("{") ? "\(ids[before] ?? 1)" : part
        }.joined(separator: "/")
    }

    // MARK: Others

    /// Changes each thing that is here, as a colleague would.
    func changeEverything() async throws {
        let (newsroom, actor, noon) = (test.newsroom, Self.actor, Self.noon)
        try await changeNames()
        _ = try await newsroom.announceUpdate(story, as: noon, by: actor, at: noon)
        _ = try await newsroom.planChange(.unpublish, of: story, at: Self.later, by: actor, at: noon)
        try await newsroom.decide(comment, .rejected, by: actor, at: noon)
        var colleague = account
        colleague.isActive = false
        try await newsroom.saveAccount(colleague, by: actor, at: noon)
        var told = webhook
        told.address = "https://tres.invalid/"
        try await newsroom.saveWebhook(told, by: actor, at: noon)
        _ = try await newsroom.saveRedirects([Redirect(path: "/vieja/", target: "/algo/")], by: actor, at: noon)
        let menu = Menu(entries: [Menu.Entry(label: "Inicio", target: .address("/"))])
        try await newsroom.setMenu(.header, menu, by: actor, at: noon)
        let block = Block(title: "Lo último", source: .latest, count: 5)
        try await newsroom.setBlocks(.front, [block], by: actor, at: noon)
        try await newsroom.changeSettings(by: actor, at: noon) { ($0.tagline, $0.commentDays) = ("Desde 1904", 3) }
        try await newsroom.saveLook(Look(accent: "#aabbcc"), by: actor, at: noon)
        try await newsroom.setBreaking(BreakingNews(text: "Réplica", until: Self.later), by: actor, at: noon)
        // Nothing of a program's token changes while it is there.
        try await test.store.note("UPDATE program_token SET role = 'reporter'", [])
    }

    private func changeNames() async throws {
        let (newsroom, actor, noon) = (test.newsroom, Self.actor, Self.noon)
        for id in [tag, otherTag] {
            let other = PortadaCore.Tag(id: id, name: "cambiada \(id)", slug: "cambiada-\(id)")
            _ = try await newsroom.save(other, id: id, by: actor, at: noon)
        }
        let signer = Person(id: person, name: "Ana María", slug: "ana")
        _ = try await newsroom.save(signer, id: person, by: actor, at: noon)
        let shown = Picture(id: picture, hash: nil, slug: "muelle", width: 1200, height: 800, credit: "EFE")
        _ = try await newsroom.save(shown, id: picture, by: actor, at: noon)
        let moved = Section(id: section, name: "País", slug: "nacional", path: "/nacional/")
        _ = try await newsroom.save(moved, id: section, by: actor, at: noon)
        let new = Section(id: Identifier(0), name: "Mundo", slug: "mundo", path: "/mundo/", position: 1)
        _ = try await newsroom.save(new, id: nil, by: actor, at: noon)
    }

    /// All that the newspaper holds, table by table; sessions note when they were used.
    func dump() async throws -> [String: String] {
        try await test.store.read { reader in
            let names: [String] = try reader.connection.query(
                """
                SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_index%' ESCAPE '\\'
                    AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name <> 'session'
                """,
                []
            ) { $0.text(0) }
            return try names.reduce(into: [:]) { dump, name in
                let columns: [String] = try reader.connection.query("SELECT name FROM pragma_table_info('\(name)')", [])
                {
                    "quote(\"\($0.text(0))\")"
                }
                let rows: [String] = try reader.connection.query(
                    "SELECT \(columns.joined(separator: " || ',' || ")) FROM \"\(name)\"",
                    []
                ) { $0.text(0) }
                dump[name] = rows.sorted().joined(separator: "\n")
            }
        }
    }
}
