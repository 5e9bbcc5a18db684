import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Redirects")
struct RedirectTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func save(_ path: String, _ target: String) async throws -> RedirectOutcome? {
        try await newspaper.newsroom.saveRedirects(
            [Redirect(path: path, target: target)],
            by: newspaper.editor,
            at: TemporaryNewspaper.noon
        ).first
    }

    private func resolve(_ path: String) async throws -> Resolution {
        try await newspaper.store.read { try $0.resolve(path: path) }
    }

    private func isRefused(_ outcome: RedirectOutcome?) -> Bool {
        if case .refused = outcome { true } else { false }
    }

    @Test("lead elsewhere, can be changed, and end")
    func life() async throws {
        #expect(try await save("/feria/", "https://feria.example/2024") == .added)
        #expect(try await save("/feria/", "https://feria.example/2024") == .unchanged)
        #expect(try await resolve("/feria/") == .redirect(to: "https://feria.example/2024", isPermanent: true))
        #expect(try await save("/feria/", "/especial/") == .replaced)
        #expect(try await resolve("/feria/") == .redirect(to: "/especial/", isPermanent: true))
        try await newspaper.newsroom.removeRedirect("/feria/", by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await resolve("/feria/") == .unknown)
        await #expect(throws: StoreError.self) {
            try await newspaper.newsroom.removeRedirect("/feria/", by: newspaper.editor, at: TemporaryNewspaper.noon)
        }
        #expect(try await newspaper.number("SELECT COUNT(*) FROM audit WHERE subject = 'address'") == 3)
    }

    @Test("to a story follow it when its address changes, also by way of another redirect")
    func follows() async throws {
        var story = try await newspaper.publish("El faro")
        #expect(try await save("/antes/", "/el-faro/") == .added)
        #expect(try await save("/mucho-antes/", "/antes") == .added)
        (story.slug, story.path) = ("otro-faro", "/otro-faro/")
        _ = try await newspaper.newsroom.save(story, by: newspaper.editor, at: TemporaryNewspaper.noon)
        for path in ["/antes/", "/mucho-antes/", "/el-faro/"] {
            #expect(try await resolve(path) == .redirect(to: "/otro-faro/", isPermanent: true), "\(path)")
        }
        // What the story's own old address led to can be changed; its address can't.
        #expect(isRefused(try await save("/otro-faro/", "/antes/")))
        _ = try await newspaper.section("Nacional")
        #expect(isRefused(try await save("/nacional/", "/antes/")))
    }

    @Test("never lead in a circle")
    func circles() async throws {
        #expect(isRefused(try await save("/a/", "/a/")))
        #expect(isRefused(try await save("/a", "/a/")))
        #expect(try await save("/a/", "/b/") == .added)
        #expect(isRefused(try await save("/b/", "/a/")))
        #expect(isRefused(try await save("/b", "/a")))
        #expect(try await save("/b/", "/c/") == .added)
        #expect(isRefused(try await save("/c/", "/a/")))
        #expect(isRefused(try await save("/c", "/b")))
    }

    @Test(
        "with addresses that are none are refused",
        arguments: [
            ("nota", "/b/"), ("//otra.example/", "/b/"), ("/a b/", "/b/"), ("/a/", "//otra.example"), ("/a/", ""),
            ("/a/", "javascript:alert(1)"), ("/a/", "/\\otra.example"), ("/a/", "https://"), ("/a/", "/b/\r\nX: y"),
            ("/" + String(repeating: "a", count: 3000), "/b/"), ("/a/", "https:///b"), ("/a/", "/ñ/"),
        ]
    )
    func faults(path: String, target: String) async throws {
        #expect(isRefused(try await save(path, target)))
        #expect(try await newspaper.number("SELECT COUNT(*) FROM redirect") == 0)
    }

    @Test("are listed in order and found by a part of their address")
    func list() async throws {
        let many = (0..<30).map { Redirect(path: "/n-\($0 + 100)/", target: "/destino/") }
        let outcomes = try await newspaper.newsroom.saveRedirects(
            many + [Redirect(path: "malo", target: "/x/")],
            by: newspaper.editor,
            at: TemporaryNewspaper.noon
        )
        #expect(outcomes.dropLast().allSatisfy { $0 == .added } && isRefused(outcomes.last))
        let (first, next, found) = try await newspaper.store.read { reader in
            let first = try reader.redirects(limit: 10).rows.map(\.path)
            return (
                first, try reader.redirects(after: first.last ?? "", limit: 10).rows.map(\.path),
                try reader.redirects(containing: "-12", limit: 100).rows.map(\.path)
            )
        }
        #expect(first == (100..<110).map { "/n-\($0)/" })
        #expect(next == (110..<120).map { "/n-\($0)/" })
        #expect(found == (120..<130).reversed().map { "/n-\($0)/" })
    }

    @Test("are found by any part of their address, page by page, and no more once they are removed")
    func parts() async throws {
        let noon = TemporaryNewspaper.noon
        let paths = (0..<12).map { "/2019/05/El-Puerto-\($0)/" } + ["/?p=\"12", "/otra/"]
        _ = try await newspaper.newsroom.saveRedirects(
            paths.map { Redirect(path: $0, target: "/destino/") },
            by: newspaper.editor,
            at: noon
        )
        func all(_ text: String, limit: Int) async throws -> [String] {
            try await newspaper.store.read { reader in
                var (found, place): ([String], String?) = ([], "")
                while let last = place {
                    let page = try reader.redirects(containing: text, after: last, limit: limit)
                    found += page.rows.map(\.path)
                    place = page.next
                }
                return found
            }
        }
        for limit in [1, 5, 100] {
            #expect(try await all("el-puerto", limit: limit) == paths.prefix(12).reversed())
            #expect(try await all("to", limit: limit) == paths.prefix(12).reversed())
            #expect(try await all("p=\"1", limit: limit) == ["/?p=\"12"])
            #expect(try await all("nada", limit: limit).isEmpty)
        }
        try await newspaper.newsroom.removeRedirect("/2019/05/El-Puerto-3/", by: newspaper.editor, at: noon)
        #expect(try await all("puerto-3", limit: 9).isEmpty)
        #expect(try await all("puerto", limit: 9).count == 11)
    }

    @Test("are looked up as they are listed: no file of a picture, and a killed story's only by those who may kill")
    func lookUp() async throws {
        let (story, picture) = (try await newspaper.publish("El faro"), try await newspaper.picture("faro"))
        let noon = TemporaryNewspaper.noon
        try await newspaper.newsroom.importBatch(by: newspaper.editor, at: noon) { importer in
            try importer.redirect("/foto.jpg", to: .picture(picture))
            try importer.redirect("/antes/", to: .article(story.id))
        }
        func found(_ path: String, includingKilled: Bool) async throws -> [Resolution?] {
            try await newspaper.store.read { reader in
                [
                    try reader.listedRedirect(path: path, includingKilled: includingKilled),
                    try reader.redirects(includingKilled: includingKilled, limit: 9).rows.first { $0.path == path }?
                        .leadsTo,
                ]
            }
        }
        let leads = Resolution.redirect(to: story.path, isPermanent: true)
        #expect(try await found("/antes/", includingKilled: false) == [leads, leads])
        _ = try await newspaper.newsroom.kill(story.id, reason: "", by: newspaper.editor, at: noon)
        #expect(try await found("/antes/", includingKilled: true) == [.gone(story.id), .gone(story.id)])
        #expect(try await found("/antes/", includingKilled: false) == [nil, nil])
        #expect(try await found("/foto.jpg", includingKilled: true) == [nil, nil])
    }
}
