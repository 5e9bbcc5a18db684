import PortadaCore
import Testing

@testable import PortadaStore

@Suite("A program's request")
struct ProgramRequestTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func token(_ name: String, _ role: Role = .reporter) async throws -> ProgramToken {
        let token = ProgramToken(name: name, role: role, scopes: [.write], created: noon)
        return try await newspaper.newsroom.addToken(token, digest: name, by: newspaper.editor, at: noon)
    }

    private func content(_ headline: String) -> ArticleContent {
        ArticleContent(TemporaryNewspaper.draft(headline))
    }

    @Test("with a key is done once, and remembers what it made")
    func key() async throws {
        let token = try await token("cms")
        let actor = PortadaCore.Actor(token: token)
        let key = ProgramRequest.Key(token: token.id, text: "k", digest: "d")
        let newsroom = newspaper.newsroom.on(ProgramRequest(key: key))
        let made = try await newsroom.begin(with: content("Una vez"), by: actor, at: noon)
        await #expect(throws: ProgramRequest.Repeated.self) {
            _ = try await newsroom.begin(with: content("Una vez"), by: actor, at: noon)
        }
        #expect(try await newspaper.number("SELECT COUNT(*) FROM article") == 1)
        let kept = try await newspaper.store.read { try $0.request(key) }
        #expect(kept?.digest == "d")
        #expect(kept?.subject == made.id.rawValue)
        try await newspaper.store.forgetRequests(before: noon.advanced(bySeconds: 1))
        #expect(try await newspaper.store.read { try $0.request(key) == nil })
    }

    @Test("that is refused leaves its key free")
    func refused() async throws {
        let token = try await token("cms")
        let actor = PortadaCore.Actor(token: token)
        let key = ProgramRequest.Key(token: token.id, text: "k", digest: "d")
        let story = try await newspaper.create("Nota")
        let stale = ProgramRequest(expecting: .article(story.id, version: 9), key: key)
        await #expect(throws: Seen.Stale.self) {
            _ = try await newspaper.newsroom.on(stale).begin(with: content("Otra"), by: actor, at: noon)
        }
        #expect(try await newspaper.store.read { try $0.request(key) == nil })
    }

    @Test("names a story that nobody else has")
    func externalID() async throws {
        let token = try await token("cms")
        let actor = PortadaCore.Actor(token: token)
        let newsroom = newspaper.newsroom.on(ProgramRequest(externalID: "77"))
        let made = try await newsroom.begin(with: content("Nota"), by: actor, at: noon)
        await #expect(throws: ProgramRequest.NameTaken.self) {
            _ = try await newsroom.begin(with: content("Otra"), by: actor, at: noon)
        }
        let (found, name) = try await newspaper.store.read { reader in
            (try reader.article(externalID: "77"), try reader.externalID(of: made.id))
        }
        #expect(found == made.id)
        #expect(name == "77")
    }

    @Test("lets a program edit what it began, and nothing of others")
    func ownership() async throws {
        let (one, other) = (try await token("uno"), try await token("otro"))
        let newsroom = newspaper.newsroom.on(ProgramRequest())
        let made = try await newsroom.begin(with: content("Mía"), by: PortadaCore.Actor(token: one), at: noon)
        let edit = StoryEdit(content: content("Mía y mejor"), base: made.version)
        await #expect(throws: StoreError.self) {
            _ = try await newsroom.edit(made.id, edit, by: PortadaCore.Actor(token: other), at: noon)
        }
        _ = try await newsroom.edit(made.id, edit, by: PortadaCore.Actor(token: one), at: noon)
    }

    @Test("changes nothing that was changed since it was read")
    func parts() async throws {
        let id = try await newspaper.tag("puerto")
        let tag = try #require(try await newspaper.store.read { try $0.tags([id]).first })
        let newsroom = newspaper.newsroom.on(ProgramRequest(expecting: .tag(tag)))
        var mine = tag
        mine.name = "Puerto"
        _ = try await newsroom.save(mine, id: id, by: newspaper.editor, at: noon)
        await #expect(throws: Seen.Stale.self) {
            _ = try await newsroom.save(mine, id: id, by: newspaper.editor, at: noon)
        }
    }

    @Test("decides nothing about a comment, a webhook, a redirect or the strip that others decided about meanwhile")
    func decisions() async throws {
        let (store, editor, noon) = (newspaper.store, newspaper.editor, noon)
        func isStale(
            _ seen: Seen,
            _ change: @escaping @Sendable (Newsroom) async throws -> Void
        ) async throws -> Bool {
            do {
                try await change(newspaper.newsroom.on(ProgramRequest(expecting: seen)))
                return false
            } catch is Seen.Stale {
                return true
            }
        }
        let story = try await newspaper.publish("Nota")
        let comment = try await newspaper.newsroom.addComment(
            PortadaCore.Comment(
                id: Identifier(0),
                article: story.id,
                parent: nil,
                author: "Lector",
                text: .empty,
                time: noon,
                status: .pending
            ),
            by: editor,
            at: noon
        )
        for expected in [false, true] {
            let wasStale = try await isStale(.comment(comment)) {
                try await $0.decide(comment.id, .approved, by: editor, at: noon)
            }
            #expect(wasStale == expected)
        }
        let webhook = try await newspaper.newsroom.addWebhook(
            Webhook(address: "https://uno.example/", events: [.published], secret: "s", created: noon),
            by: editor,
            at: noon
        )
        // How its messages fare is no decision of anybody's.
        try await store.note("UPDATE webhook SET failing_since = 1, last_status = 500", [])
        var paused = webhook
        paused.state = .paused
        let changed = paused
        for expected in [false, true] {
            let wasStale = try await isStale(.webhook(webhook)) {
                try await $0.saveWebhook(changed, by: editor, at: noon)
            }
            #expect(wasStale == expected)
        }
        #expect(
            try await isStale(.webhook(webhook)) { try await $0.removeWebhook(webhook.id, by: editor, at: noon) }
        )
        let vieja = Redirect(path: "/vieja/", target: "/una/")
        _ = try await newspaper.newsroom.saveRedirects([vieja], by: editor, at: noon)
        let leadsTo = try await store.read { try $0.redirect(path: "/vieja/") }
        _ = try await newspaper.newsroom.saveRedirects(
            [Redirect(path: "/vieja/", target: "/otra/")],
            by: editor,
            at: noon
        )
        #expect(
            try await isStale(.redirect(path: "/vieja/", leadsTo)) {
                try await $0.removeRedirect("/vieja/", by: editor, at: noon)
            }
        )
        let end = noon.advanced(bySeconds: 60)
        try await newspaper.newsroom.setBreaking(BreakingNews(text: "Sismo", until: end), by: editor, at: noon)
        let strip = try #require(try await store.read { try $0.breakingNews() })
        try await newspaper.newsroom.setBreaking(BreakingNews(text: "Réplica", until: end), by: editor, at: noon)
        #expect(try await isStale(.breaking(strip)) { try await $0.setBreaking(nil, by: editor, at: noon) })
        #expect(try await store.read { try $0.breakingNews()?.text } == "Réplica")
    }

    @Test("never gives a number of a token twice")
    func numbers() async throws {
        let first = try await token("uno")
        try await newspaper.newsroom.removeToken(first.id, by: newspaper.editor, at: noon)
        #expect(try await token("dos").id != first.id)
    }
}
