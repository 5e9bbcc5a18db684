import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("What can't be taken back is asked about")
struct QuestionTests {
    private let desk: TemporaryDesk

    init() throws { desk = try TemporaryDesk() }

    private func tag(_ name: String) async throws -> Identifier<PortadaCore.Tag> {
        let tag = PortadaCore.Tag(id: Identifier(0), name: name, slug: Slug.make(from: name))
        return try await desk.store.newsroom.save(tag, id: nil, by: .program("test"), at: desk.clock.now)
    }

    @Test("tags become one when one has read which are no more")
    func merge() async throws {
        let editor = try await desk.enter("eva")
        let (harbour, harbours) = (try await tag("Puerto"), try await tag("Puertos"))
        let page = try await editor.get("/desk/site/tags/").text
        let versions = SentFields.all(page).filter { $0.0 == "_version" }
        let wish = [("mark", "\(harbour)"), ("mark", "\(harbours)"), ("into", "\(harbour)")]
        let asked = try await editor.post("/desk/site/tags/merge/", wish + versions)
        #expect(asked.status == 200)
        #expect(asked.text.contains("¿Unir en «Puerto»?") && asked.text.contains("«Puertos»"))
        #expect(try await desk.store.read { try $0.tags([harbour, harbours]).count } == 2)
        let sent = try SentFields.of(asked.text, action: "/desk/site/tags/merge/")
        #expect(try await editor.post("/desk/site/tags/merge/", sent).location.contains("notice=merged"))
        #expect(try await desk.store.read { try $0.tags([harbour, harbours]).map(\.name) } == ["Puerto"])
    }

    @Test("a story leaves the readers when one has read what goes with it, and keeps date and address")
    func unpublish() async throws {
        let editor = try await desk.enter("eva")
        let newsroom = desk.store.newsroom
        let draft = try await newsroom.begin(
            with: .titled("El puerto reabre"),
            by: .program("test"),
            at: desk.clock.now
        )
        let published = try await newsroom.publish(draft.id, by: .program("test"), at: desk.clock.now)
        let pin = FrontPin(story: draft.id, slot: .lead, position: 0)
        _ = try await newsroom.arrangeFront(
            FrontArrangement(pins: [pin]),
            base: 0,
            by: .program("test"),
            at: desk.clock.now
        )
        let path = "/desk/stories/\(draft.id)/withdrawal/"
        let page = try await editor.get(path).text
        let versions = SentFields.all(page).filter { $0.0 == "_version" }.prefix(1)
        let asked = try await editor.post(path, [("act", "unpublish")] + versions)
        #expect(asked.status == 200)
        #expect(asked.text.contains("¿Despublicar «El puerto reabre»?") && asked.text.contains("portada"))
        #expect(try await desk.store.read { try $0.article(draft.id)?.status } == .published)
        desk.clock.advance(seconds: 60)
        let sent = try SentFields.of(asked.text, action: path)
        #expect(try await editor.post(path, sent).location.contains("notice=unpublished"))
        #expect(try await desk.store.read { try $0.article(draft.id)?.status } == .draft)
        let again = try await newsroom.publish(draft.id, by: .program("test"), at: desk.clock.now)
        #expect(again.times.published == published.times.published && again.path == published.path)
    }

    @Test("a plan goes when one has read what goes with it")
    func plan() async throws {
        let editor = try await desk.enter("eva")
        let (newsroom, now) = (desk.store.newsroom, desk.clock.now)
        let draft = try await newsroom.begin(with: .titled("El puerto reabre"), by: .program("test"), at: now)
        let story = try await newsroom.publish(draft.id, by: .program("test"), at: now)
        var planned = ArticleContent(story)
        planned.summary = "Otro sumario."
        let act = PlannedChange.Act.update(planned, base: ArticleContent(story), announces: false)
        let due = now.advanced(bySeconds: 3600)
        let plan = try await newsroom.planChange(act, of: story.id, at: due, by: .program("test"), at: now)
        let path = "/desk/stories/\(story.id)/plan/"
        let page = try await editor.get(path).text
        let end = path + "\(plan)/end/"
        let asked = try await editor.post(end, SentFields.of(page, action: end))
        #expect(asked.status == 200)
        #expect(asked.text.contains("¿Quitar lo programado para «El puerto reabre»?"))
        #expect(asked.text.contains("se borra"))
        #expect(try await desk.store.read { try $0.plan(plan) } != nil)
        let sent = try SentFields.of(asked.text, action: end)
        #expect(try await editor.post(end, sent).location.contains("notice=planDropped"))
        #expect(try await desk.store.read { try $0.plan(plan) } == nil)
    }

    @Test("the strip goes from all pages when one has read what it says")
    func strip() async throws {
        let editor = try await desk.enter("eva")
        let (newsroom, now) = (desk.store.newsroom, desk.clock.now)
        let news = BreakingNews(text: "Sismo en la costa", until: now.advanced(bySeconds: 3600))
        try await newsroom.setBreaking(news, by: .program("test"), at: now)
        let action = "/desk/front/breaking/"
        let form = try SentFields.of(try await editor.get("/desk/front/").text, action: action)
        let asked = try await editor.post(action, form.filter { $0.0 != "then" } + [("then", "clear")])
        #expect(asked.status == 200)
        #expect(asked.text.contains("¿Quitar la última hora?") && asked.text.contains("Sismo en la costa"))
        #expect(try await desk.store.read { try $0.breakingNews() } != nil)
        let sent = try SentFields.of(asked.text, action: action)
        // Who says yes to what is no longer there is told so.
        try await newsroom.setBreaking(
            BreakingNews(text: "Otra", until: news.until),
            by: .program("test"),
            at: desk.clock.now
        )
        #expect(try await editor.post(action, sent).status == 409)
        try await newsroom.setBreaking(news, by: .program("test"), at: desk.clock.now)
        #expect(try await editor.post(action, sent).location.contains("notice=stripGone"))
        #expect(try await desk.store.read { try $0.breakingNews() } == nil)
    }
}
