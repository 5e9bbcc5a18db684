import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("Who acts on what is no longer so")
struct ChangedPageTests {
    private let house: FullHouse
    private var test: TestDesk { house.test }

    init() async throws {
        house = try await FullHouse()
    }

    /// The fields of the form at an address, as a browser has them when its page is opened.
    private func fields(_ path: String, action: String? = nil) async throws -> [(String, String)] {
        let page = try await test.get(path, as: house.chief)
        return try SentFields.of(page.body, action: action ?? path)
    }

    private func send(_ path: String, _ fields: [(String, String)], json: Bool = false) async throws -> TestDesk.Answer
    {
        try await test.post(path, TestDesk.encoded(fields), as: house.chief, json: json)
    }

    private func with(_ fields: [(String, String)], _ name: String, _ value: String) -> [(String, String)] {
        fields.map { $0.0 == name ? (name, value) : $0 }
    }

    /// What the refusal offers to send once more.
    private func offered(_ answer: TestDesk.Answer, _ path: String) throws -> [(String, String)] {
        #expect(answer.status == 409)
        return try SentFields.of(answer.body, action: path)
    }

    private func tag() async throws -> PortadaCore.Tag {
        let id = house.tag
        let found = try await test.store.read { try $0.tags([id]).first }
        return try #require(found)
    }

    private func story() async throws -> Article {
        let id = house.story
        let found = try await test.store.read { try $0.article(id) }
        return try #require(found)
    }

    @Test("is told who changed what, and offered the same once more; then both changes count")
    func tags() async throws {
        let path = "/desk/site/tags/\(house.tag)/"
        let (one, two) = (try await fields(path), try await fields(path))
        #expect(try await send(path, with(one, "description", "Veinte minutos de trabajo")).status == 303)
        let refused = try await send(path, with(two, "name", "Puerto Nuevo"))
        #expect(refused.body.contains("administrator"))
        #expect(refused.body.contains("descripción"))
        #expect(refused.body.contains("Veinte minutos de trabajo"))
        #expect(refused.body.contains("Puerto Nuevo"))
        #expect(try await tag().name == "puerto")
        #expect(try await send(path, try offered(refused, path)).status == 303)
        #expect(try await tag().name == "Puerto Nuevo")
        #expect(try await tag().description == "Veinte minutos de trabajo")
    }

    @Test("is told again when it changed again, and where both changed the same, the one who insists counts")
    func again() async throws {
        let path = "/desk/site/tags/\(house.tag)/"
        let (one, two) = (try await fields(path), try await fields(path))
        _ = try await send(path, with(one, "name", "Suya"))
        let once = try offered(try await send(path, with(two, "name", "Mía")), path)
        let three = try await fields(path)
        _ = try await send(path, with(three, "description", "Otra vez"))
        let twice = try offered(try await send(path, once), path)
        #expect(try await send(path, twice).status == 303)
        #expect(try await tag().name == "Mía")
        #expect(try await tag().description == "Otra vez")
    }

    @Test("does not let anybody in again who was shut out")
    func account() async throws {
        let path = "/desk/people/\(house.account.id)/"
        let (one, two) = (try await fields(path), try await fields(path))
        _ = try await send(path, one.filter { $0.0 != "active" })
        let refused = try await send(path, with(two, "name", "Ana M. Ruiz"))
        #expect(try await send(path, try offered(refused, path)).status == 303)
        let id = house.account.id
        let found = try await test.store.read { try $0.account(id) }
        let account = try #require(found)
        #expect(!account.isActive)
        #expect(account.name == "Ana M. Ruiz")
    }

    @Test("has settings of others left alone, and sees them")
    func settings() async throws {
        let path = "/desk/site/settings/"
        let (one, two) = (try await fields(path), try await fields(path))
        _ = try await send(path, with(one, "legal-line", "© Lo que pidió el abogado"))
        let refused = try await send(path, with(two, "tagline", "Otra frase"))
        #expect(refused.body.contains("línea legal"))
        #expect(try await send(path, try offered(refused, path)).status == 303)
        let settings = try await test.store.read { try $0.settings() }
        #expect(settings.legalLine == "© Lo que pidió el abogado")
        #expect(settings.tagline == "Otra frase")
    }

    @Test("publishes, plans and withdraws nothing that was changed; the story's parts are named")
    func acts() async throws {
        let path = "/desk/stories/\(house.story)/withdrawal/"
        let page = try await test.get(path, as: house.chief)
        let version = try #require(SentFields.all(page.body).first { $0.0 == "_version" })
        var story = try await self.story()
        story.headline = "El puerto cierra"
        _ = try await test.newsroom.save(story, by: .program("ana"), at: TestDesk.noon)
        let refused = try await send(path, [version, ("act", "unpublish")])
        #expect(refused.status == 409)
        #expect(refused.body.contains("titular"))
        #expect(try await self.story().status == .published)
        let offered = try offered(refused, path)
        #expect(offered.contains { $0 == ("act", "unpublish") })
        #expect(try await send(path, offered + [("sure", "on")]).status == 303)
        #expect(try await self.story().status == .draft)
    }

    @Test("keeps what a page showed while its form is put right")
    func faults() async throws {
        let path = "/desk/site/tags/\(house.tag)/"
        let seen = try await fields(path)
        let wrong = try await send(path, with(seen, "name", ""))
        #expect(wrong.status == 422)
        _ = try await send(path, with(seen, "description", "De otra persona"))
        let shown = try SentFields.of(wrong.body, action: path)
        #expect(try await send(path, with(shown, "name", "Mía")).status == 409)
    }

    @Test("asks in an address to see a look, and still acts on the look that was seen first")
    func look() async throws {
        let seen = try await fields("/desk/site/look/")
        try await test.newsroom.saveLook(Look(accent: "#aabbcc"), by: .program("ana"), at: TestDesk.noon)
        let asked = TestDesk.encoded(seen.filter { $0.0 != "act" })
        let tried = try await test.get("/desk/site/look/?\(asked)", as: house.chief)
        let fields = try SentFields.of(tried.body, action: "/desk/site/look/")
        #expect(try await send("/desk/site/look/", fields).status == 409)
    }

    @Test("is told as a script, with the version to go on from")
    func script() async throws {
        let seen = try await house.seen().only([.comment(house.comment)]).text
        try await test.newsroom.decide(house.comment, .spam, by: .program("ana"), at: TestDesk.noon)
        let wish = [("decide", "approved:\(house.comment)"), ("_version", seen)]
        let answer = try await send("/desk/comments/", wish, json: true)
        #expect(answer.status == 409)
        #expect(answer.body.contains("\"fault\":\"changed\""))
        #expect(answer.body.contains("\"version\":\"comment:"))
    }

    @Test("is not told of what they may not see")
    func sight() async throws {
        let reporter = try await test.signIn(.reporter)
        for path in ["people/\(house.account.id)", "site/settings", "programs/tokens/\(house.token)/removal"] {
            let answer = try await test.post("/desk/\(path)/", "_version=", as: reporter)
            #expect(answer.status == 403)
            #expect(!answer.body.contains("_version"))
        }
        _ = try await test.newsroom.kill(house.story, reason: "juzgado", by: .program("ana"), at: TestDesk.noon)
        for path in ["stories/\(house.story)/publication", "stories/\(house.story)/withdrawal/kill"] {
            let answer = try await test.post("/desk/\(path)/", "act=publish", as: reporter)
            #expect(answer.status == 404)
            #expect(!answer.body.contains("El puerto reabre"))
        }
    }

    @Test("is told where a picture is used by now that was to be removed")
    func picture() async throws {
        let path = "/desk/pictures/\(house.picture)/removal/"
        let seen = try await fields(path)
        var story = try await self.story()
        story.leadPicture = PictureUse(picture: house.picture, caption: .empty, altText: "", credit: "")
        _ = try await test.newsroom.save(story, by: .program("ana"), at: TestDesk.noon)
        let refused = try await send(path, seen)
        #expect(refused.status == 409)
        #expect(refused.body.contains("El puerto reabre"))
    }

    @Test("who acts on several stories is told which of them changed, and nothing is done to any")
    func several() async throws {
        let other = try await FullHouse.publish("Otra nota", test.newsroom)
        let page = try await test.get("/desk/stories/", as: house.chief)
        let list = try SentFields.of(page.body, action: "/desk/stories/many/")
        let version = try #require(list.first { $0.0 == "_version" })
        _ = try await test.newsroom.announceUpdate(other, as: TestDesk.noon, by: .program("ana"), at: TestDesk.noon)
        let wish = [
            ("story", "\(house.story)"), ("story", "\(other)"), ("act", "section"), ("section", "\(house.section)"),
        ]
        let refused = try await send("/desk/stories/many/", wish + [version])
        #expect(refused.body.contains("Otra nota"))
        #expect(!refused.body.contains("El puerto reabre"))
        #expect(try await self.story().primarySection == nil)
        let done = try await send("/desk/stories/many/", try offered(refused, "/desk/stories/many/"))
        #expect(done.status == 303)
        let filed = try await test.store.read { try $0.article(other)?.primarySection }
        #expect(filed == house.section)
    }
}
