import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("Single keys as shortcuts")
struct SingleKeyTests {
    @Test("are each person's choice, and every page says so")
    func choice() async throws {
        let desk = try TemporaryDesk()
        let (ana, beto) = (try await desk.enter("ana"), try await desk.enter("beto"))
        #expect(try await !ana.get("/desk/").text.contains("data-keys-off"))
        #expect(try await ana.post("/desk/account/keys/").location == "/desk/account/?notice=saved")
        for path in ["/desk/", "/desk/stories/", "/desk/comments/", "/desk/pictures/", "/desk/account/"] {
            let page = try await ana.get(path).text
            #expect(page.contains("data-keys-off"), "\(path)")
            #expect(!page.contains(#"aria-keyshortcuts="n""#), "\(path)")
        }
        #expect(try await !beto.get("/desk/").text.contains("data-keys-off"))
        _ = try await ana.post("/desk/account/keys/", [("keys", "on")])
        #expect(try await !ana.get("/desk/").text.contains("data-keys-off"))
    }
}
