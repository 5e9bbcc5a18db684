import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("The session's cookie")
struct SessionCookieTests {
    private let desk: TemporaryDesk
    private let day: Int64 = 24 * 3600

    init() throws { desk = try TemporaryDesk() }

    @Test("is set anew while the session is used, so that browsers keep it as long as the server does")
    func renewed() async throws {
        let browser = try await desk.enter("ana")
        for _ in 0..<4 {
            desk.clock.advance(seconds: 13 * day)
            let cookies = try await browser.get("/desk/").cookies
            #expect(
                cookies.contains {
                    $0.hasPrefix("portada-desk=\(browser.token.text);") && $0.contains("Max-Age=1209600")
                }
            )
        }
        desk.clock.advance(seconds: 15 * day)
        #expect(try await browser.get("/desk/").location == "/desk/sign-in/")
    }

    @Test("is set once an hour at most, however often a page asks, and also of a page that is open for weeks")
    func seldom() async throws {
        let browser = try await desk.enter("ana")
        var count = 0
        for _ in 0..<240 {
            desk.clock.advance(seconds: 61)
            count += try await browser.get("/desk/account/").cookies.count { $0.hasPrefix("portada-desk=") }
        }
        #expect((3...5).contains(count))
    }

    @Test("is not set by the answer that takes it away")
    func signedOut() async throws {
        let browser = try await desk.enter("ana")
        desk.clock.advance(seconds: day)
        let cookies = try await browser.post("/desk/sign-out/").cookies.filter { $0.hasPrefix("portada-desk=") }
        #expect(cookies.count == 1)
        #expect(cookies.allSatisfy { $0.contains("Max-Age=0") })
    }
}
