import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Newsroom operations on stories")
struct ArticleOperationTests {
    private let newspaper: TemporaryNewspaper
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    /// What the store noted since some numbers of rows: actions, changed questions, events.
    private func notes(since marks: [Int] = [0, 0, 0]) async throws -> (
        audit: [String], tags: Set<String>, events: [String]
    ) {
        (
            try await newspaper.texts("SELECT action FROM audit WHERE id > ? ORDER BY id", [marks[0]]),
            Set(try await newspaper.texts("SELECT tag FROM change WHERE number > ?", [marks[1]])),
            try await newspaper.texts("SELECT event FROM outbox WHERE id > ? ORDER BY id", [marks[2]])
        )
    }

    private func marks() async throws -> [Int] {
        [
            try await newspaper.number("SELECT MAX(id) FROM audit"),
            try await newspaper.number("SELECT MAX(number) FROM change"),
            try await newspaper.number("SELECT MAX(id) FROM outbox"),
        ]
    }

    @Test("create: story, revision, audit and change, but nothing to tell the world")
    func create() async throws {
        let story = try await newspaper.create("El puerto reabre")
        #expect(story.version == 1)
        #expect(try await newspaper.store.read { try $0.article(story.id) } == story)
        #expect(
            try await newspaper.number("SELECT COUNT(*) FROM revision WHERE article_id = ?", [story.id.rawValue]) == 1
        )
        let notes = try await notes()
        #expect(notes.audit == ["create"])
        #expect(notes.tags == ["article:\(story.id)"])
        #expect(notes.events.isEmpty)
        #expect(try await newspaper.texts("SELECT actor FROM audit") == ["program: test"])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("create keeps every part of a story")
    func everyPart() async throws {
        let (first, second) = (try await newspaper.section("Nacional"), try await newspaper.section("Economía"))
        let (author, agency) = (try await newspaper.person("Amaya"), try await newspaper.person("Atlas", .agency))
        let (tag, other) = (try await newspaper.tag("puerto"), try await newspaper.tag("comercio"))
        let (lead, inside) = (try await newspaper.picture("muelle"), try await newspaper.picture("grua"))
        let story = try await newspaper.publish("El puerto reabre") { article in
            article.kind = .interview
            article.kicker = "Comercio"
            article.summary = "Tras nueve meses"
            article.body = CleanHTML(vouchedFor: "<p>Los barcos <em>vuelven</em>.</p>")
            article.bylines = [agency, author]
            article.agencyCredit = "Atlas"
            article.primarySection = second
            article.furtherSections = [first]
            article.tags = [other, tag]
            article.leadPicture = PictureUse(
                picture: lead,
                caption: CleanHTML(vouchedFor: "El <b>muelle</b>"),
                altText: "Un muelle",
                credit: "L. Paz"
            )
            article.bodyPictures = [inside]
            article.times.updated = TemporaryNewspaper.time(30)
            article.commentsOpen = false
            article.corrections = [
                Correction(kind: .update, text: CleanHTML(vouchedFor: "Más datos"), time: TemporaryNewspaper.time(30))
            ]
            article.searchOverride = TextOverride(title: "Puerto", description: "Reapertura")
            article.socialOverride = TextOverride(title: "¡Vuelven!", description: "Los barcos")
        }
        #expect(try await newspaper.store.read { try $0.article(story.id) } == story)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("publish: the time, the lists, the questions that change, the event")
    func publish() async throws {
        let draft = try await newspaper.create("El puerto reabre") { $0.times.scheduled = TemporaryNewspaper.time(500) }
        let marks = try await marks()
        let time = TemporaryNewspaper.time(5)
        let story = try await newsroom.publish(draft.id, by: editor, at: time)
        #expect(story.status == .published)
        #expect(story.times.published == time && story.times.firstPublished == time)
        #expect(story.times.scheduled == nil)
        #expect(story.version == 2)
        let notes = try await notes(since: marks)
        #expect(notes.audit == ["publish"])
        #expect(
            notes.tags == [
                "article:\(story.id)", "teaser:\(story.id)", "latest", "top:latest", "kind:news", "top:kind:news",
                "month:650",
                "neighbours:\(story.id)", "address:el-puerto-reabre",
            ]
        )
        #expect(notes.events == ["article.published"])
        #expect(try await newspaper.store.read { try $0.latest(.newspaper, limit: 5) }.map(\.id) == [story.id])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("publish refuses a story without a headline, and one that is published")
    func refusedPublication() async throws {
        let nameless = try await newspaper.create("  ") { $0.path = "/sin-titular/" }
        let story = try await newspaper.publish("El puerto reabre")
        let marks = try await marks()
        await #expect(throws: StoreError.self) {
            try await newsroom.publish(nameless.id, by: editor, at: .init(seconds: 0))
        }
        let error = await #expect(throws: StoreError.self) {
            try await newsroom.publish(story.id, by: editor, at: TemporaryNewspaper.noon)
        }
        #expect(error?.code == .wrongState)
        #expect(try await notes(since: marks).audit.isEmpty)
    }

    @Test("publish again keeps the time of the first publication")
    func republication() async throws {
        let story = try await newspaper.publish("El puerto reabre", minutes: 7)
        _ = try await newsroom.unpublish(story.id, by: editor, at: TemporaryNewspaper.time(20))
        let again = try await newsroom.publish(story.id, by: editor, at: TemporaryNewspaper.time(30))
        #expect(again.times.published == TemporaryNewspaper.time(7))
        #expect(again.times.firstPublished == TemporaryNewspaper.time(7))
        #expect(again.version == 3)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("unpublish: a draft again, in no list, its address unknown")
    func unpublish() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        let marks = try await marks()
        let draft = try await newsroom.unpublish(story.id, by: editor, at: TemporaryNewspaper.time(9))
        #expect(draft.status == .draft)
        let notes = try await notes(since: marks)
        #expect(notes.audit == ["unpublish"])
        #expect(notes.events == ["article.withdrawn"])
        #expect(notes.tags.isSuperset(of: ["latest", "address:el-puerto-reabre"]))
        #expect(try await newspaper.store.read { try $0.resolve(path: story.path) } == .unknown)
        #expect(try await newspaper.store.read { try $0.latest(.newspaper, limit: 5) }.isEmpty)
        #expect(try await newspaper.contradictions().isEmpty)
        let error = await #expect(throws: StoreError.self) {
            try await newsroom.unpublish(story.id, by: editor, at: TemporaryNewspaper.noon)
        }
        #expect(error?.code == .wrongState)
    }

    @Test("withdraw: its address says that it is gone")
    func withdraw() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        let marks = try await marks()
        _ = try await newsroom.withdraw(story.id, by: editor, at: TemporaryNewspaper.time(9))
        #expect(try await newspaper.store.read { try $0.resolve(path: story.path) } == .gone(story.id))
        let notes = try await notes(since: marks)
        #expect(notes.audit == ["withdraw"])
        #expect(notes.events == ["article.withdrawn"])
        #expect(try await newspaper.contradictions().isEmpty)
        let error = await #expect(throws: StoreError.self) {
            try await newsroom.withdraw(story.id, by: editor, at: TemporaryNewspaper.noon)
        }
        #expect(error?.code == .wrongState)
    }

    @Test("correct: the notice stands in the story, which counts as updated, never before its publication")
    func correct() async throws {
        let story = try await newspaper.publish("El puerto reabre", minutes: 10)
        let marks = try await marks()
        let early = Correction(kind: .clarification, text: CleanHTML(vouchedFor: "uno"), time: TemporaryNewspaper.noon)
        let late = Correction(kind: .correction, text: CleanHTML(vouchedFor: "dos"), time: TemporaryNewspaper.time(90))
        let first = try await newsroom.correct(story.id, early, by: editor, at: TemporaryNewspaper.time(80))
        #expect(first.times.updated == TemporaryNewspaper.time(10))
        let second = try await newsroom.correct(story.id, late, by: editor, at: TemporaryNewspaper.time(90))
        #expect(second.corrections == [early, late])
        #expect(second.times.updated == TemporaryNewspaper.time(90))
        let notes = try await notes(since: marks)
        #expect(notes.audit == ["correct", "correct"])
        #expect(notes.events == ["article.updated", "article.updated"])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("correct refuses a draft; every operation a story that doesn't exist")
    func refusals() async throws {
        let draft = try await newspaper.create("El puerto reabre")
        let notice = Correction(kind: .correction, text: .empty, time: TemporaryNewspaper.noon)
        let time = TemporaryNewspaper.noon
        let refusal = await #expect(throws: StoreError.self) {
            try await newsroom.correct(draft.id, notice, by: editor, at: time)
        }
        #expect(refusal?.code == .wrongState)
        let nobody = Identifier<Article>(4711)
        var missing = draft
        missing.id = nobody
        let unsaved = missing
        let attempts: [@Sendable () async throws -> Article] = [
            { [newsroom, editor] in try await newsroom.publish(nobody, by: editor, at: time) },
            { [newsroom, editor] in try await newsroom.unpublish(nobody, by: editor, at: time) },
            { [newsroom, editor] in try await newsroom.withdraw(nobody, by: editor, at: time) },
            { [newsroom, editor] in try await newsroom.correct(nobody, notice, by: editor, at: time) },
            { [newsroom, editor] in try await newsroom.save(unsaved, by: editor, at: time) },
        ]
        for attempt in attempts {
            let error = await #expect(throws: StoreError.self) { try await attempt() }
            #expect(error?.code == .notFound)
        }
    }
}
