import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("Half a date, or one that no calendar has, is told and changes nothing")
struct TypedMomentTests {
    private static let now = DeskHouse.now
    /// Half typed as scripts send it, another way of writing, a day and an hour that don't exist.
    private static let bad = ["?", "2027-06-0", "01/07/2027 10:00", "2027-02-30T10:00", "2027-03-28T02:30", "10:00"]

    private func begin(_ house: DeskHouse, _ edit: (inout ArticleContent) -> Void) async throws -> Article {
        var content = ArticleFields.empty(at: Self.now)
        (content.headline, content.kind) = ("El puerto reabre", .page)
        edit(&content)
        return try await house.store.newsroom.begin(with: content, by: house.actor, at: Self.now)
    }

    private func story(_ house: DeskHouse, _ id: Identifier<Article>) async throws -> Article {
        try #require(try await house.store.read { try $0.article(id) })
    }

    @Test("the embargo of a story, by button and by script; what was typed besides is still there", arguments: bad)
    func embargo(text: String) async throws {
        let house = try await DeskHouse()
        let end = Timestamp(milliseconds: 1_811_844_030_250)
        let begun = try await begin(house) { $0.embargo = end }
        let path = "/desk/stories/\(begun.id)/"
        let typed = ["embargo": text, "kicker": "Recién tecleado"]
        let shown = try await house.save(path, action: path, changing: typed)
        #expect(shown.status == 422)
        #expect(shown.text.contains("role=\"alert\"") && shown.text.contains("Embargo"))
        #expect(shown.text.contains("Recién tecleado"))
        let told = try await house.save(path, action: path, changing: typed, wantsJSON: true)
        #expect(told.status == 422 && told.text.contains("Embargo"))
        #expect(try await story(house, begun.id).times.embargo == end)
        #expect(try await story(house, begun.id).version == begun.version)
        // The page that tells it shows the embargo that stands, so that another save does not end it.
        let form = try #require(HTMLForm(in: shown.text, action: path))
        #expect(form.fields.first { $0.name == "embargo" }?.value.isEmpty == false)
    }

    @Test("an embargo that is emptied ends, and one that is typed anew counts")
    func good() async throws {
        let house = try await DeskHouse()
        let begun = try await begin(house) { $0.embargo = Timestamp(milliseconds: 1_811_844_030_250) }
        let path = "/desk/stories/\(begun.id)/"
        _ = try await house.save(path, action: path, changing: ["embargo": "2027-07-01T10:00"])
        #expect(try await story(house, begun.id).times.embargo == Timestamp(milliseconds: 1_814_428_800_000))
        _ = try await house.save(path, action: path, changing: ["embargo": ""])
        #expect(try await story(house, begun.id).times.embargo == nil)
    }

    @Test("a journal notes half a date as it is, and a joined text does not empty the field")
    func journal() async throws {
        let house = try await DeskHouse()
        let end = Timestamp(milliseconds: 1_811_844_030_250)
        let begun = try await begin(house) { $0.embargo = end }
        let path = "/desk/stories/\(begun.id)/"
        let form = try #require(HTMLForm(in: try await house.get(path).text, action: path))
        var others = ArticleContent(begun)
        others.kicker = "De una colega"
        let edit = StoryEdit(content: others, base: begun.version)
        _ = try await house.store.newsroom.edit(begun.id, edit, by: .program("test"), at: Self.now)
        let fields = form.fields.map { HTMLForm.Field(name: $0.name, value: $0.name == "embargo" ? "?" : $0.value) }
        let marks = ["_window": "ventana1", "_sequence": "7", "_dirty": "1"].map { HTMLForm.Field(name: $0, value: $1) }
        let answer = try await house.post("\(path)journal/", fields + marks, wantsJSON: true)
        #expect(answer.status == 200 && answer.text.contains("De una colega"))
        #expect(!answer.text.contains("\"embargo\""), "the field stays as it is typed")
        let kept = try await house.get("\(path)journal/").text
        #expect(kept.contains("\"embargo\":[\"?\"]"))
    }

    @Test("the schedule, also from the calendar; untouched it stays to the millisecond", arguments: bad)
    func schedule(text: String) async throws {
        let house = try await DeskHouse()
        let begun = try await begin(house) { _ in }
        let due = Timestamp(milliseconds: 1_824_949_830_125)
        _ = try await house.store.newsroom.schedule(begun.id, for: due, by: house.actor, at: Self.now)
        let page = "/desk/stories/\(begun.id)/publication/"
        let act = [HTMLForm.Field(name: "act", value: "schedule")]
        let version = try await house.version(page)
        let refused = try await house.post(page, act + [version, .init(name: "when", value: text)])
        #expect(refused.status == 422)
        let moved = try await house.post(
            "/desk/calendar/",
            [version, .init(name: "story", value: "\(begun.id)"), .init(name: "time", value: text)]
        )
        #expect(moved.location.contains("noMoment") || moved.location.contains("skippedMoment"), "\(moved.location)")
        #expect(try await story(house, begun.id).times.scheduled == due)
        let html = try await house.get(page).text
        let shown = String(try #require(html.firstMatch(of: /name="when" value="([^"]+)"/)).1)
        let again = try await house.post(page, act + [version, .init(name: "when", value: shown)])
        #expect(again.status == 303)
        let back = try await house.post(
            "/desk/calendar/",
            [
                try await house.version(page), .init(name: "story", value: "\(begun.id)"),
                .init(name: "time", value: shown),
            ]
        )
        #expect(back.status == 303)
        #expect(try await story(house, begun.id).times.scheduled == due)
    }

    @Test("the end of a pin and of a strip on the front", arguments: bad)
    func front(text: String) async throws {
        let house = try await DeskHouse()
        let newsroom = house.store.newsroom
        let begun = try await begin(house) { $0.kind = .news }
        _ = try await newsroom.publish(begun.id, by: house.actor, at: Self.now)
        let end = Timestamp(milliseconds: 1_824_949_830_125)
        let pin = FrontPin(story: begun.id, slot: .lead, position: 0, until: end, repeats: false)
        let arrangement = FrontArrangement(pins: [pin], repeating: [])
        _ = try await newsroom.arrangeFront(arrangement, base: 0, by: house.actor, at: Self.now)
        let news = BreakingNews(text: "Última hora", until: end)
        try await newsroom.setBreaking(news, by: house.actor, at: Self.now)
        let name = "until \(begun.id) lead"
        let page = try await house.get("/desk/front/").text
        let form = try #require(HTMLForm(in: page, action: "/desk/front/"))
        let publish = [HTMLForm.Field(name: "act", value: "publish")]
        let fields = form.fields.map { HTMLForm.Field(name: $0.name, value: $0.name == name ? text : $0.value) }
        let refused = try await house.post("/desk/front/", fields + publish)
        #expect(refused.status == 422, "\(refused.location)")
        let kept = try await house.store.read { try $0.frontVersion() }
        #expect(kept.arrangement.pins.first?.until == end)
        let strip = [HTMLForm.Field(name: "text", value: "Otra cosa"), .init(name: "link", value: "")]
        let version = try await house.version("/desk/front/")
        let told = try await house.post("/desk/front/breaking/", strip + [version, .init(name: "until", value: text)])
        #expect(told.status == 422)
        #expect(try await house.store.read { try $0.breakingNews() }?.text == "Última hora")
    }

    @Test("the time of a correction", arguments: bad)
    func correction(text: String) async throws {
        let house = try await DeskHouse()
        let begun = try await begin(house) { _ in }
        _ = try await house.store.newsroom.publish(begun.id, by: house.actor, at: Self.now)
        let page = "/desk/stories/\(begun.id)/corrections/"
        let fields = ["kind": "correction", "text": "Era el lunes.", "time": text]
        let version = try await house.version(page)
        let refused = try await house.post(page, [version] + fields.map { HTMLForm.Field(name: $0, value: $1) })
        #expect(refused.status == 422)
        #expect(try await story(house, begun.id).corrections.isEmpty)
    }
}
