import Foundation
import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Saving a story")
struct SavingTests {
    private let newspaper: TemporaryNewspaper
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func save(_ article: Article) async throws -> Article {
        try await newsroom.save(article, by: editor, at: TemporaryNewspaper.time(60))
    }

    private func edited(_ article: Article, _ edit: (inout Article) -> Void) -> Article {
        var article = article
        edit(&article)
        return article
    }

    @Test("grows its version by one, and keeps what it was as a revision")
    func revision() async throws {
        let draft = try await newspaper.create("El puerto reabre")
        let saved = try await save(edited(draft) { $0.headline = "El puerto reabrió" })
        #expect(saved.version == 2)
        let fields = try await newspaper.texts("SELECT fields FROM revision ORDER BY version")
        let headlines = try fields.map { try StoredJSON.decode(RevisionFields.self, from: $0).headline }
        #expect(headlines == ["El puerto reabre", "El puerto reabrió"])
        #expect(try await newspaper.texts("SELECT action FROM audit ORDER BY id") == ["create", "save"])
        #expect(try await newspaper.number("SELECT COUNT(*) FROM outbox") == 0)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("tells the world when readers see it")
    func event() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        _ = try await save(edited(story) { $0.summary = "Hoy" })
        #expect(
            try await newspaper.texts("SELECT event FROM outbox ORDER BY id") == [
                "article.published", "article.updated",
            ]
        )
    }

    @Test("stores a body once, however often the rest is saved")
    func sharedBody() async throws {
        var story = try await newspaper.create("El puerto reabre") { $0.body = CleanHTML(vouchedFor: "<p>Largo</p>") }
        for summary in ["a", "b", "c"] { story = try await save(edited(story) { $0.summary = summary }) }
        #expect(try await newspaper.number("SELECT COUNT(*) FROM body") == 1)
        _ = try await save(edited(story) { $0.body = CleanHTML(vouchedFor: "<p>Otro</p>") })
        #expect(try await newspaper.number("SELECT COUNT(*) FROM body") == 2)
    }

    @Test("over a version that somebody else saved is a conflict and changes nothing")
    func conflict() async throws {
        let draft = try await newspaper.create("El puerto reabre")
        let winner = try await save(edited(draft) { $0.headline = "Versión de Ana" })
        let changes = try await newspaper.number("SELECT COUNT(*) FROM change")
        let error = await #expect(throws: StoreError.self) {
            try await save(edited(draft) { $0.headline = "Versión de Beto" })
        }
        #expect(error?.code == .conflict)
        #expect(error?.description.contains("version 2") == true)
        #expect(try await newspaper.store.read { try $0.article(draft.id) } == winner)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM change") == changes)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("by many at once lets exactly one through")
    func race() async throws {
        let draft = try await newspaper.create("El puerto reabre")
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 1...12 {
                let mine = edited(draft) { $0.headline = "Versión \(number)" }
                group.addTask { (try? await save(mine)) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        #expect(try await newspaper.store.read { try $0.article(draft.id) }?.version == 2)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("leaves the status alone")
    func status() async throws {
        let draft = try await newspaper.create("El puerto reabre")
        let saved = try await save(edited(draft) { $0.status = .published })
        #expect(saved.status == .draft)
    }

    @Test("under a new address keeps the old one for readers")
    func newAddress() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        let moved = try await save(edited(story) { $0.path = "/puerto-abierto/" })
        let resolve = { @Sendable (path: String) in try await newspaper.store.read { try $0.resolve(path: path) } }
        #expect(try await resolve("/puerto-abierto/") == .article(story.id))
        #expect(try await resolve("/el-puerto-reabre/") == .redirect(to: "/puerto-abierto/", isPermanent: true))
        // There and back: the address is the story's own again, and nothing leads round in a circle.
        _ = try await save(edited(moved) { $0.path = "/el-puerto-reabre/" })
        #expect(try await resolve("/el-puerto-reabre/") == .article(story.id))
        #expect(try await resolve("/puerto-abierto/") == .redirect(to: "/el-puerto-reabre/", isPermanent: true))
    }

    @Test("a draft under a new address leaves none behind")
    func draftAddress() async throws {
        let draft = try await newspaper.create("El puerto reabre")
        _ = try await save(edited(draft) { $0.path = "/puerto-abierto/" })
        #expect(try await newspaper.number("SELECT COUNT(*) FROM redirect") == 0)
    }

    @Test("under an address of another story or of a section is refused")
    func takenAddress() async throws {
        _ = try await newspaper.section("Nacional")
        let other = try await newspaper.publish("El mercado cierra")
        let story = try await newspaper.publish("El puerto reabre")
        for path in [other.path, "/nacional/"] {
            let error = await #expect(throws: StoreError.self) { try await save(edited(story) { $0.path = path }) }
            #expect(error?.code == .addressTaken)
            let second = await #expect(throws: StoreError.self) {
                try await newspaper.create("Otra nota") { $0.path = path }
            }
            #expect(second?.code == .addressTaken)
        }
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("a published story without a publication time or a headline is refused")
    func unpublishable() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        for edit in [{ @Sendable (article: inout Article) in article.times.published = nil }, { $0.headline = " " }] {
            let error = await #expect(throws: StoreError.self) { try await save(edited(story, edit)) }
            #expect(error?.code == .invalid)
        }
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("of a story that moves in time, section, kind, byline and tag moves it in every list")
    func moves() async throws {
        let (from, to) = (try await newspaper.section("Nacional"), try await newspaper.section("Economía"))
        let (ana, beto) = (try await newspaper.person("Ana"), try await newspaper.person("Beto"))
        let (port, trade) = (try await newspaper.tag("puerto"), try await newspaper.tag("comercio"))
        let story = try await newspaper.publish("El puerto reabre") { article in
            (article.primarySection, article.bylines, article.tags) = (from, [ana], [port])
        }
        _ = try await save(
            edited(story) { article in
                (article.primarySection, article.bylines, article.tags) = (to, [beto], [trade])
                article.kind = .opinion
                article.times.published = TemporaryNewspaper.time(-60 * 24 * 40)
            }
        )
        let lists: [(ArticleList, Int)] = [
            (.section(from), 0), (.section(to), 1), (.person(ana), 0), (.person(beto), 1), (.tag(port), 0),
            (.tag(trade), 1), (.kind(.news), 0), (.kind(.opinion), 1), (.newspaper, 1),
        ]
        for (list, count) in lists {
            #expect(try await newspaper.store.read { try $0.latest(list, limit: 5) }.count == count, "\(list)")
        }
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("that fails half-way leaves nothing behind")
    func rollback() async throws {
        struct Interruption: Error {}
        await #expect(throws: Interruption.self) {
            try await newspaper.store.write(.create, by: editor, at: TemporaryNewspaper.noon) { operation in
                var story = TemporaryNewspaper.draft("El puerto reabre")
                story.status = .published
                story.times.published = TemporaryNewspaper.noon
                _ = try ArticleWriter(operation).insert(story)
                throw Interruption()
            }
        }
        for table in ["article", "body", "revision", "listing", "listing_count", "search_document", "audit", "change"] {
            #expect(try await newspaper.number("SELECT COUNT(*) FROM \(table)") == 0, "\(table)")
        }
        #expect(try await newspaper.contradictions().isEmpty)
    }
}
