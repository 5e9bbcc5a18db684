import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("Who is let in, and the name that they sign with")
struct SignerTests {
    private let desk: TemporaryDesk

    init() throws { desk = try TemporaryDesk() }

    private func invite(_ name: String, _ email: String, _ administrator: DeskBrowser, signs: Bool = true) async throws
        -> Account
    {
        var fields = [("name", name), ("email", email), ("role", "reporter")]
        if signs { fields.append(("signs", "on")) }
        #expect(try await administrator.post("/desk/people/", fields).status == 200)
        return try #require(try await desk.store.read { try $0.account(email: email) })
    }

    @Test("an invitation makes account and byline at once, and new stories are signed")
    func invited() async throws {
        let administrator = try await desk.enter("ada", as: .administrator)
        let account = try await invite("Yajaira Gómez", "yajaira@faro.invalid", administrator)
        let person = try #require(account.person)
        #expect(try await desk.store.read { try $0.people([person]).map(\.name) } == ["Yajaira Gómez"])
        let story = try await desk.enter(account).post("/desk/stories/new/", [("kind", "news")]).location
        #expect(try await desk.enter(account).get(story).text.contains("Yajaira Gómez</label>"))
        // Who is called the same has a byline of their own; who signs nothing has none.
        let other = try await invite("Yajaira Gómez", "otra@faro.invalid", administrator)
        #expect(other.person != nil && other.person != person)
        #expect(try await invite("Rosa", "rosa@faro.invalid", administrator, signs: false).person == nil)
    }

    @Test("a byline that stands without an account is taken; it is given, changed and taken away later")
    func later() async throws {
        let administrator = try await desk.enter("ada", as: .administrator)
        let known = Person(id: Identifier(0), name: "Bruno Paz", slug: "bruno-paz")
        let person = try await desk.store.newsroom.save(known, id: nil, by: .program("test"), at: desk.clock.now)
        let account = try await invite("Bruno", "bruno@faro.invalid", administrator, signs: false)
        let path = "/desk/people/\(account.id)/"
        for (name, isTheirs) in [("Bruno Paz", true), ("", false)] {
            let page = try await administrator.get(path).text
            var fields = try SentFields.of(page, action: path).filter { $0.0 != "byline" }
            fields.append(("byline", name))
            #expect(try await administrator.post(path, fields).status == 303)
            #expect(try await desk.store.read { try $0.account(account.id)?.person } == (isTheirs ? person : nil))
        }
    }
}
