import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("A story that was begun and not saved")
struct BegunStoryTests {
    private let desk: TemporaryDesk

    init() throws { desk = try TemporaryDesk() }

    private func begin(_ browser: DeskBrowser) async throws -> String {
        try await browser.post("/desk/stories/new/", [("kind", "news")]).location
    }

    private func note(_ browser: DeskBrowser, _ path: String, _ headline: String) async throws {
        let fields = [("_window", "w"), ("_sequence", "2"), ("base", "1"), ("_dirty", "1"), ("headline", headline)]
        #expect(try await browser.post(path + "journal/", fields, wants: DeskBrowser.json).status == 200)
    }

    private func rows(_ browser: DeskBrowser, _ path: String = "/desk/stories/") async throws -> Int {
        try await browser.get(path).text.matches(of: /class="row-headline"/).count
    }

    @Test("is no row while nobody typed a word into it, and is given again to who begins another")
    func untouched() async throws {
        let ana = try await desk.enter("ana", as: .reporter)
        let first = try await begin(ana)
        #expect(try await rows(ana) == 0)
        #expect(try await rows(ana, "/desk/stories/?state=draft&mine=1") == 0)
        #expect(try await !ana.get("/desk/").text.contains("(sin titular)"))
        // Two that are begun at once are two: the first window may only be opening.
        let second = try await begin(ana)
        #expect(first != second)
        desk.clock.advance(seconds: 90)
        #expect([first, second].contains(try await begin(ana)))
        // A colleague begins one of their own.
        let beto = try await desk.enter("beto", as: .reporter)
        #expect(try await ![first, second].contains(begin(beto)))
    }

    @Test("is not given again while a window has it open")
    func open() async throws {
        let ana = try await desk.enter("ana", as: .reporter)
        let first = try await begin(ana)
        desk.clock.advance(seconds: 90)
        let sign = [("_window", "w"), ("_sequence", "1"), ("base", "1")]
        #expect(try await ana.post(first + "journal/", sign, wants: DeskBrowser.json).status == 200)
        #expect(try await begin(ana) != first)
    }

    @Test("stands in the lists from the first word on: under what was typed for its author, nameless for others")
    func typed() async throws {
        let ana = try await desk.enter("ana", as: .reporter)
        let story = try await begin(ana)
        try await note(ana, story, "Cierra el muelle viejo")
        for path in ["/desk/stories/", "/desk/stories/?state=draft", "/desk/"] {
            let page = try await ana.get(path).text
            #expect(page.contains("Cierra el muelle viejo"), "\(path)")
            #expect(page.contains("Sin guardar"), "\(path)")
        }
        let editor = try await desk.enter("eva", as: .editor)
        let page = try await editor.get("/desk/stories/").text
        #expect(page.contains("(sin titular)") && !page.contains("Cierra el muelle viejo"))
        #expect(!page.contains("Sin guardar"))
        // Nor is it given to who begins another.
        desk.clock.advance(seconds: 90)
        #expect(try await begin(ana) != story)
        _ = try await ana.post(
            story,
            [("base", "1"), ("headline", "Cierra el muelle"), ("_window", "w"), ("_sequence", "2")]
        )
        let saved = try await ana.get("/desk/stories/").text
        #expect(saved.contains("Cierra el muelle") && !saved.contains("Sin guardar"))
    }

    @Test("is found by its author's name, or a part of it, while nobody signs it")
    func author() async throws {
        let yajaira = try await desk.enter("Yajaira Gómez", as: .reporter)
        try await note(yajaira, try await begin(yajaira), "Sin firma todavía")
        let editor = try await desk.enter("eva", as: .editor)
        let person = Person(id: Identifier(0), name: "Yajaira Núñez", slug: "yajaira-nunez")
        let signer = try await desk.store.newsroom.save(person, id: nil, by: .program("test"), at: desk.clock.now)
        var content = ArticleContent.titled("Firmada por otra Yajaira")
        content.bylines = [signer]
        _ = try await desk.store.newsroom.begin(with: content, by: .program("test"), at: desk.clock.now)
        _ = try await desk.store.newsroom.begin(
            with: .titled("De nadie"),
            by: .program("test"),
            at: desk.clock.now
        )
        #expect(try await rows(editor, "/desk/stories/?author=Yajaira") == 2)
        #expect(try await rows(editor, "/desk/stories/?author=yajaira+gomez") == 1)
        #expect(try await rows(editor, "/desk/stories/?author=nunez") == 1)
        #expect(try await rows(editor, "/desk/stories/?author=Yajaira+G%C3%B3mez&state=published") == 0)
        #expect(try await editor.get("/desk/stories/?author=Zenaida").text.contains("Zenaida"))
        #expect(try await rows(editor, "/desk/stories/?author=Zenaida") == 0)
    }

    @Test("promises no comments that readers can't write, and leaves what an old site allowed")
    func comments() async throws {
        let editor = try await desk.enter("eva", as: .editor)
        var content = ArticleContent.titled("Con comentarios")
        content.commentsOpen = true
        let story = try await desk.store.newsroom.begin(with: content, by: .program("test"), at: desk.clock.now)
        let path = "/desk/stories/\(story.id)/"
        #expect(try await !editor.get(path).text.contains("pueden comentar"))
        _ = try await editor.post(path, [("base", "1"), ("headline", "Otro titular")])
        let saved = try #require(try await desk.store.read { try $0.article(story.id) })
        #expect(saved.headline == "Otro titular" && saved.commentsOpen)
        let list = try await editor.get("/desk/comments/?state=all&story=\(story.id)").text
        #expect(!list.contains("Abrir los comentarios") && !list.contains("Cerrar los comentarios"))
    }
}
