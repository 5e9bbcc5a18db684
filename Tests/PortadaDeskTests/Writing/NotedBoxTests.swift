import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

/// Somebody recommends a story in a text that is saved nowhere yet; then the story is killed, and its headline is hidden
/// from them.
@Suite("A box of a killed story in what nobody saved")
struct NotedBoxTests {
    private static let box = #"<p class="related"><a href="/ida/">Ida</a></p>"#
    private static let noon = TemporaryDesk.noon
    private static let program = Actor.program("test")

    private let desk: TemporaryDesk
    private let reporter: DeskBrowser
    private let path: String
    private let story: Identifier<Article>

    init() async throws {
        desk = try TemporaryDesk()
        reporter = try await desk.enter("ana", as: .reporter)
        path = try await reporter.post("/desk/stories/new/", [("kind", "news")]).location
        story = try #require(Identifier(reading: path.split(separator: "/").last.map(String.init) ?? ""))
        var gone = Article(
            id: Identifier(0),
            status: .published,
            headline: "Ida",
            slug: "ida",
            path: "/ida/",
            times: ArticleTimes(created: Self.noon)
        )
        (gone.times.firstPublished, gone.times.published) = (Self.noon, Self.noon)
        let killed = try await desk.store.newsroom.create(gone, by: Self.program, at: Self.noon)
        #expect(try await save("<p>Uno.</p><p>Dos.</p>", base: 1, window: "w1", sequence: 1) == 200)
        try await note("<p>Uno.</p><p>Dos, y más.</p>\(Self.box)", base: 2, window: "w1", sequence: 2)
        _ = try await desk.store.newsroom.kill(killed.id, reason: "", by: Self.program, at: Self.noon)
    }

    private func fields(_ body: String, _ base: Int, _ window: String, _ sequence: Int) -> [(String, String)] {
        [
            ("_window", window), ("_sequence", "\(sequence)"), ("base", "\(base)"), ("kind", "news"),
            ("headline", "Nota"), ("body", body),
        ]
    }

    private func note(_ body: String, base: Int, window: String, sequence: Int, taken: String? = nil) async throws {
        let sent = fields(body, base, window, sequence) + [("_dirty", "1")] + (taken.map { [("_taken", $0)] } ?? [])
        #expect(try await reporter.post(path + "journal/", sent, wants: DeskBrowser.json).status == 200)
    }

    private func save(_ body: String, base: Int, window: String, sequence: Int, taken: String? = nil) async throws
        -> Int
    {
        let sent = fields(body, base, window, sequence) + (taken.map { [("_taken", $0)] } ?? [])
        return try await reporter.post(path, sent, wants: DeskBrowser.json).status
    }

    private func saved() async throws -> String {
        try await desk.store.read { try $0.article(story)?.body.markup } ?? ""
    }

    private func isHidden(_ page: String) async throws {
        #expect(try await !reporter.get(page).text.contains("Ida"), "\(page)")
    }

    @Test("stays when its writer goes on where nothing of it is shown, and saves")
    func goesOn() async throws {
        try await isHidden(path + "journal/")
        try await note("<p>Uno.</p><p>Dos, y aún más.</p>", base: 2, window: "w1", sequence: 3)
        try await isHidden(path + "journal/")
        #expect(try await save("<p>Uno.</p><p>Dos, y fin.</p>", base: 2, window: "w1", sequence: 4) == 200)
        #expect(try await saved() == "<p>Uno.</p><p>Dos, y fin.</p>\(Self.box)")
        try await isHidden(path)
    }

    @Test("goes along to the window that takes the text over")
    func takenOver() async throws {
        try await note("<p>Uno.</p><p>Dos, y más.</p>", base: 2, window: "w2", sequence: 1, taken: "w1")
        let end = [("_window", "w1"), ("_sequence", "2")]
        #expect(try await reporter.post(path + "journal/drop/", end, wants: DeskBrowser.json).status == 200)
        #expect(try await save("<p>Cero.</p>", base: 2, window: "w2", sequence: 2) == 200)
        #expect(try await saved() == "<p>Cero.</p>\(Self.box)")
    }

    @Test("goes along when the text that was taken over is saved at once")
    func savedAtOnce() async throws {
        #expect(try await save("<p>Uno.</p><p>Dos.</p>", base: 2, window: "w2", sequence: 1, taken: "w1") == 200)
        #expect(try await saved() == "<p>Uno.</p><p>Dos.</p>\(Self.box)")
    }

    @Test("is not put into the text of a window that knows nothing of it")
    func otherWindow() async throws {
        #expect(try await save("<p>Uno.</p><p>Tres.</p>", base: 2, window: "w2", sequence: 1) == 200)
        #expect(try await saved() == "<p>Uno.</p><p>Tres.</p>")
    }

    @Test("stays when its writer decides between two versions", arguments: ["mine", "theirs", "own"])
    func merged(choice: String) async throws {
        let before = try #require(try await desk.store.read { try $0.article(story) })
        var content = ArticleContent(before)
        content.body = CleanHTML(vouchedFor: "<p>Uno.</p><p>Otra cosa del todo.</p>")
        let edit = StoryEdit(content: content, base: before.version)
        _ = try await desk.store.newsroom.edit(story, edit, by: Self.program, at: Self.noon)
        #expect(try await save("<p>Uno.</p><p>Dos distintas.</p>", base: 2, window: "w1", sequence: 3) == 200)
        let page = path + "merge/w1/"
        try await isHidden(page)
        let decision = [("version", "3"), ("choice-body-0", choice), ("text-body-0", "A mano.")]
        #expect(try await reporter.post(page, decision).status == 303)
        let words = ["mine": "Dos distintas.", "theirs": "Otra cosa del todo.", "own": "A mano."][choice] ?? ""
        #expect(try await saved() == "<p>Uno.</p><p>\(words)</p>\(Self.box)")
        try await isHidden(path)
    }
}
