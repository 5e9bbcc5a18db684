import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("Forms that arrived")
struct ArrivalTests {
    private let desk: TemporaryDesk

    init() throws { desk = try TemporaryDesk() }

    private func arrived(_ answer: DeskAnswer) -> [String] {
        answer.cookies.filter { $0.hasPrefix("portada-arrived=") }
            .flatMap { $0.dropFirst("portada-arrived=".count).prefix { $0 != ";" }.split(separator: ".") }.map(
                String.init
            )
    }

    private func sent(_ name: String, _ browser: DeskBrowser, besides cookie: String = "") async throws -> DeskAnswer {
        try await browser.post("/desk/account/language/", [("language", "es"), ("_sent", name)], besides: cookie)
    }

    @Test("are named to the browser, with the last ones before")
    func named() async throws {
        let browser = try await desk.enter("ana")
        #expect(arrived(try await sent("primero01", browser)) == ["primero01"])
        let both = try await sent("segundo02", browser, besides: "portada-arrived=primero01")
        #expect(arrived(both) == ["primero01", "segundo02"])
        let many = (10..<30).map { "anterior\($0)" }.joined(separator: ".")
        #expect(arrived(try await sent("ultimo003", browser, besides: "portada-arrived=\(many)")).count == 8)
    }

    @Test("are none that were refused, or that another page stands before")
    func refused() async throws {
        let browser = try await desk.enter("ana", as: .administrator)
        let fault = try await browser.post("/desk/account/language/", [("language", "xx"), ("_sent", "primero01")])
        #expect(fault.status == 400)
        #expect(arrived(fault).isEmpty)
        let wrong = try await browser.post(
            "/desk/account/password/",
            [("current", "no es"), ("password", "otra más larga"), ("_sent", "primero01")]
        )
        #expect(wrong.status == 422)
        #expect(arrived(wrong).isEmpty)
        desk.clock.advance(seconds: 20 * 60)
        let unconfirmed = try await browser.post("/desk/account/second-factor/remove/", [("_sent", "primero01")])
        #expect(unconfirmed.location.hasPrefix("/desk/confirm/"))
        #expect(arrived(unconfirmed).isEmpty)
        desk.clock.advance(seconds: 20 * 24 * 3600)
        let late = try await sent("primero01", browser)
        #expect(late.location.hasPrefix("/desk/sign-in/"))
        #expect(arrived(late).isEmpty)
    }

    @Test(
        "have names of letters and digits alone",
        arguments: ["", "corto", "con;coma-y-mas", "CON-MAYUSCULAS", "a\r\nSet-Cookie: x=1"]
    )
    func names(name: String) async throws {
        #expect(arrived(try await sent(name, try await desk.enter("ana"))).isEmpty)
    }
}
