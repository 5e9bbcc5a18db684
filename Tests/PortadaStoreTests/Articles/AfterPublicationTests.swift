import PortadaCore
import Testing

@testable import PortadaStore

@Suite("What happens to a story after its publication")
struct AfterPublicationTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }
    private var editor: PortadaCore.Actor { newspaper.editor }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func correction(_ text: String, minutes: Int64 = 0) -> Correction {
        Correction(
            kind: .correction,
            text: CleanHTML(vouchedFor: text),
            time: TemporaryNewspaper.time(minutes)
        )
    }

    private func read(_ id: Identifier<Article>) async throws -> Article {
        try #require(try await newspaper.store.read { try $0.article(id) })
    }

    @Test("Readers are told of a change only when somebody says so, and the word can be taken back")
    func announcement() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        var content = ArticleContent(story)
        content.summary = "Con una errata menos."
        let quiet = StoryEdit(content: content, base: story.version)
        _ = try await newsroom.edit(story.id, quiet, by: editor, at: TemporaryNewspaper.time(5))
        #expect(try await read(story.id).times.updated == nil)
        content.summary = "Con algo que importa."
        let told = StoryEdit(content: content, base: story.version + 1, announces: true)
        _ = try await newsroom.edit(story.id, told, by: editor, at: TemporaryNewspaper.time(9))
        #expect(try await read(story.id).times.updated == TemporaryNewspaper.time(9))
        _ = try await newsroom.announceUpdate(story.id, as: nil, by: editor, at: TemporaryNewspaper.time(10))
        #expect(try await read(story.id).times.updated == nil)
    }

    @Test("Corrections stand in the order of their times, and a wrong one is put right or taken away, audited")
    func corrections() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        _ = try await newsroom.correct(story.id, correction("Segunda", minutes: 20), by: editor, at: noon)
        _ = try await newsroom.correct(story.id, correction("Primera", minutes: 10), by: editor, at: noon)
        #expect(try await read(story.id).corrections.map(\.text.markup) == ["Primera", "Segunda"])
        let (wrong, right) = (correction("Primera", minutes: 10), correction("Primera, bien", minutes: 30))
        _ = try await newsroom.amendCorrection(wrong, to: right, of: story.id, by: editor, at: noon)
        #expect(try await read(story.id).corrections.map(\.text.markup) == ["Segunda", "Primera, bien"])
        let error = await #expect(throws: StoreError.self) {
            _ = try await newsroom.removeCorrection(wrong, of: story.id, by: editor, at: noon)
        }
        #expect(error?.code == .conflict)
        _ = try await newsroom.removeCorrection(right, of: story.id, by: editor, at: noon)
        #expect(try await read(story.id).corrections.map(\.text.markup) == ["Segunda"])
        let audit = try await newspaper.texts("SELECT action || ' ' || detail FROM audit ORDER BY id")
        #expect(audit.contains("amend-correction Primera → Primera, bien"))
        #expect(audit.contains("remove-correction Primera, bien"))
    }

    @Test("All corrections are listed, newest first, without those of stories that readers don't see")
    func list() async throws {
        let (one, two) = (try await newspaper.publish("Una"), try await newspaper.publish("Otra"))
        _ = try await newsroom.correct(one.id, correction("De una", minutes: 1), by: editor, at: noon)
        _ = try await newsroom.correct(two.id, correction("De otra", minutes: 2), by: editor, at: noon)
        func texts() async throws -> [String] {
            try await newspaper.store.read { try $0.corrections(limit: 9).map(\.correction.text.markup) }
        }
        #expect(try await texts() == ["De otra", "De una"])
        _ = try await newsroom.kill(two.id, reason: "juzgado", by: editor, at: noon)
        #expect(try await texts() == ["De una"])
    }

    @Test("A version comes back as a new one, with its address; the one between is not lost")
    func restoring() async throws {
        let tag = try await newspaper.tag("puerto")
        let story = try await newspaper.publish("El puerto reabre") { story in
            (story.tags, story.body) = ([tag], CleanHTML(vouchedFor: "<p>Antes.</p>"))
        }
        var content = ArticleContent(story)
        (content.headline, content.tags, content.slug) = ("Reabre", [], "reabre")
        content.body = CleanHTML(vouchedFor: "<p>Después.</p>")
        _ = try await newsroom.edit(story.id, StoryEdit(content: content, base: 1), by: editor, at: noon)
        let between = try await read(story.id)
        #expect(between.slug == "reabre")
        let restored = try await newsroom.restore(1, of: story.id, over: 2, by: editor, at: noon)
        #expect(restored.version == 3)
        #expect(ArticleContent(restored) == ArticleContent(story))
        #expect(restored.status == .published)
        #expect(
            try await newspaper.store.read { try $0.resolve(path: between.path) }
                == .redirect(to: restored.path, isPermanent: true)
        )
        #expect(try await newspaper.store.read { try $0.content(of: story.id, version: 2) } == ArticleContent(between))
        let error = await #expect(throws: StoreError.self) {
            _ = try await newsroom.restore(1, of: story.id, over: 2, by: editor, at: noon)
        }
        #expect(error?.code == .conflict)
        let versions = try await newspaper.store.read { try $0.revisions(of: story.id, limit: 9).map(\.version) }
        #expect(versions == [3, 2, 1])
        let states = try await newspaper.store.read { try $0.state(of: story.id, version: 2)?.path }
        #expect(states == between.path)
    }

    @Test("A link shows the newest text until it ends, is revoked, or the story is put away; only its digest is kept")
    func previews() async throws {
        let draft = try await newspaper.create("Borrador")
        let end = TemporaryNewspaper.time(60)
        func share(_ token: String) async throws {
            try await newsroom.sharePreview(of: draft.id, token: token, until: end, by: editor, at: noon)
        }
        func shown(_ token: String, _ time: Timestamp) async throws -> String? {
            try await newspaper.store.read { try $0.preview(token: token, at: time)?.story.headline }
        }
        try await share("a")
        try await share("b")
        var changed = draft
        changed.headline = "Borrador, mejor"
        _ = try await newsroom.save(changed, by: editor, at: noon)
        #expect(try await shown("a", noon) == "Borrador, mejor")
        #expect(try await shown("a", end) == nil)
        #expect(try await shown("c", noon) == nil)
        let links = try await newspaper.store.read { try $0.previewLinks(of: draft.id, at: noon) }
        try await newsroom.endPreview(try #require(links.last).id, of: draft.id, by: editor, at: noon)
        #expect(try await shown("a", noon) == nil)
        #expect(try await shown("b", noon) != nil)
        _ = try await newsroom.kill(draft.id, reason: "juzgado", by: editor, at: noon)
        #expect(try await shown("b", noon) == nil)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM preview_link") == 0)
    }
}
