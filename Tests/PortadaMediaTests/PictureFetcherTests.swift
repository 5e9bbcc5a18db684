import Testing

@testable import PortadaMedia

@Suite("Fetching pictures", .timeLimit(.minutes(1)))
struct PictureFetcherTests {
    private func fetch(
        _ limits: PictureFetcher.Limits = .init(tries: 1),
        _ answer: @escaping @Sendable (Int) -> String?
    ) async throws -> Result<[UInt8]?, PictureFetcher.Failure> {
        let server = try await SmallServer(answer: answer)
        let fetcher = PictureFetcher(policy: .publicAndLoopback, limits: limits)
        let result: Result<[UInt8]?, PictureFetcher.Failure>
        do throws(PictureFetcher.Failure) {
            result = .success(try await fetcher.bytes(of: "http://127.0.0.1:\(server.port)/foto.jpg"))
        } catch {
            result = .failure(error)
        }
        await fetcher.close()
        try await server.close()
        return result
    }

    private static func answer(_ status: String, _ headers: String = "", body: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\(headers)\r\n\(body)"
    }

    @Test("A file comes whole; one that is not there is nil")
    func found() async throws {
        #expect(try await fetch { _ in Self.answer("200 OK", body: "abc") }.get() == Array("abc".utf8))
        #expect(try await fetch { _ in Self.answer("404 Not Found") }.get() == nil)
    }

    @Test("A file above the limit is refused")
    func large() async throws {
        let result = try await fetch(.init(maxBytes: 10, tries: 1)) { _ in
            Self.answer("200 OK", body: String(repeating: "x", count: 11))
        }
        #expect(throws: PictureFetcher.Failure.self) { try result.get() }
    }

    @Test("A server that never answers is left")
    func hanging() async throws {
        let result = try await fetch(.init(seconds: 1, tries: 1)) { _ in nil }
        #expect(throws: PictureFetcher.Failure.self) { try result.get() }
    }

    @Test("Redirects in a circle end")
    func circle() async throws {
        let result = try await fetch { port in
            Self.answer("302 Found", "Location: http://127.0.0.1:\(port)/foto.jpg\r\n")
        }
        #expect(throws: PictureFetcher.Failure.self) { try result.get() }
    }

    @Test(
        "This machine and private networks are not asked, by name, number or disguise",
        arguments: [
            "http://127.0.0.1/a.jpg", "http://localhost/a.jpg", "http://[::1]/a.jpg", "http://169.254.169.254/latest/",
            "http://0x7f000001/a.jpg", "http://2130706433/a.jpg", "http://10.0.0.1/a.jpg", "file:///etc/passwd",
            "ftp://8.8.8.8/a", "http://8.8.8.8:22/a.jpg", "http://user:pass@8.8.8.8/a.jpg", "nonsense",
        ]
    )
    func privatePlaces(address: String) async throws {
        let fetcher = PictureFetcher(limits: .init(seconds: 2, tries: 1))
        await #expect(throws: PictureFetcher.Failure.self) { try await fetcher.bytes(of: address) }
        await fetcher.close()
    }

    @Test("A redirect into a private network is not followed")
    func redirectInside() async throws {
        let result = try await fetch { _ in Self.answer("302 Found", "Location: http://10.0.0.1/a.jpg\r\n") }
        guard case .failure(let failure) = result else {
            Issue.record("It was followed.")
            return
        }
        #expect(failure.description.contains("no public address"))
    }
}
