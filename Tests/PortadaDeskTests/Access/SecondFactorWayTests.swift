import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("A second factor that is asked of somebody who is at work")
struct SecondFactorWayTests {
    private let desk: TemporaryDesk

    init() throws { desk = try TemporaryDesk() }

    /// Follows redirects; gives the addresses that were passed, the last one with the page.
    private func way(of browser: DeskBrowser, from path: String) async throws -> [String] {
        var passed = [path]
        for _ in 0..<8 {
            let answer = try await browser.get(passed[passed.count - 1])
            guard answer.status == 303 else { return passed }
            passed.append(answer.location)
        }
        return passed
    }

    @Test("leads to where it is set up, by way of the password where that was given too long ago")
    func way() async throws {
        let browser = try await desk.enter("ana", needsSecondFactor: true)
        #expect(
            try await way(of: browser, from: "/desk/stories/?q=faro") == [
                "/desk/stories/?q=faro", "/desk/account/second-factor/?to=/desk/stories/%3Fq%3Dfaro",
            ]
        )
        desk.clock.advance(seconds: 20 * 60)
        let passed = try await way(of: browser, from: "/desk/")
        #expect(passed == ["/desk/", "/desk/account/second-factor/", "/desk/confirm/?to=/desk/account/second-factor/"])
        let signIn = try await way(of: browser, from: "/desk/sign-in/?to=/desk/stories/")
        #expect(signIn.last == "/desk/confirm/?to=/desk/account/second-factor/%3Fto%3D/desk/stories/")
        #expect(try await browser.post("/desk/sign-out/").location == "/desk/sign-in/")
    }

    @Test("leads back to the page that a form was sent from")
    func back() async throws {
        let browser = try await desk.enter("ana", needsSecondFactor: true)
        let sent = try await browser.post("/desk/comments/period/", [("days", "3")], from: "/desk/comments/")
        #expect(sent.location == "/desk/account/second-factor/?to=/desk/comments/")
        let page = try await browser.get(sent.location)
        #expect(page.text.contains(#"<input type="hidden" name="to" value="/desk/comments/">"#))
        // What was typed there survives this page, too.
        #expect(page.text.contains("data-refuses"))
        let factor = SecondFactor()
        let step = desk.clock.now.rawValue / 1000 / 30
        let done = try await browser.post(
            "/desk/account/second-factor/",
            [("to", "/desk/comments/"), ("secret", factor.secret), ("code", factor.code(step: step))]
        )
        #expect(done.status == 200)
        #expect(done.text.contains(#"href="/desk/comments/""#))
        #expect(try await browser.get("/desk/comments/").status == 200)
    }

    @Test("is told to scripts, which follow no redirect")
    func scripts() async throws {
        let browser = try await desk.enter("ana", as: .administrator, needsSecondFactor: true)
        struct Fault: Decodable { let fault, title, help: String }
        let note = try await browser.post("/desk/stories/1/journal/", [("_window", "w")], wants: DeskBrowser.json)
        #expect(note.status == 403)
        #expect(try note.json(Fault.self).fault == "needsSecondFactor")
        let other = try await desk.enter("beto", as: .administrator)
        desk.clock.advance(seconds: 20 * 60)
        let asked = try await other.post("/desk/account/second-factor/remove/", wants: DeskBrowser.json)
        #expect(asked.status == 403)
        #expect(try asked.json(Fault.self).fault == "unconfirmed")
    }
}
