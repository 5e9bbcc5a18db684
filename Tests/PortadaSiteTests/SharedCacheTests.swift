import PortadaCore
import Testing

@testable import PortadaSite

@Suite("Caches before the site")
struct SharedCacheTests {
    private func cache(_ kind: SharedCache.Kind) -> SharedCache {
        SharedCache(kind: kind, address: "https://cache.example", token: "t", seconds: 60)
    }

    @Test("Keys are one word each, whatever an address holds, and no two tags share one")
    func keys() {
        let tags: [QueryTag] = [
            .latest, .top(.latest), .top(.section(Identifier(7))), .teaser(Identifier(7)), .settings,
            .article(Identifier(7)), .section(Identifier(7)), .kind(.opinion), .menu(.header),
            .address("nota, con espacios y ñ"), .address(""), .address("nota"), .day,
        ]
        let keys = tags.map(SharedCache.key)
        #expect(Set(keys).count == tags.count)
        for key in keys {
            #expect(key.utf8.allSatisfy { (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: ",") }, "\(key)")
        }
    }

    @Test("A page says its keys to the cache; one with too many says nothing")
    func headers() {
        let few: Set<QueryTag> = [.latest, .article(Identifier(1))]
        #expect(cache(.varnish).headers(for: few).map(\.value) == ["max-age=60", "article-1 latest"])
        #expect(cache(.cloudflare).headers(for: few).map(\.name) == ["CDN-Cache-Control", "Cache-Tag"])
        let many = Set((0..<2000).map { QueryTag.article(Identifier(Int64($0))) })
        #expect(cache(.fastly).headers(for: many).isEmpty)
        #expect(cache(.fastly).headers(for: []).isEmpty)
    }

    /// The pages of a site, those that a change purges, and whether they are what a fresh render is.
    private func purged(_ paths: [String], of paper: SampleSite, by change: () async throws -> Void) async throws
        -> [String]
    {
        let site = try SampleSite.open(paper.store, in: paper.folder, sharedCache: cache(.varnish))
        var keys: [String: Set<Substring>] = [:]
        for path in paths {
            let answer = await site.pages.answer(path, SiteRouter.route(path: path, query: .none), .identity)
            let line = answer.headers.first { $0.name == "xkey" }?.value ?? ""
            #expect(!line.isEmpty, "\(path)")
            keys[path] = Set(line.split(separator: " "))
        }
        let mark = try await paper.store.read { try $0.changeNumber }
        try await change()
        let changes = try await paper.store.read { try $0.changes(after: mark, limit: 1000) }
        let changed = Set(changes.compactMap(\.tag).map { Substring(SharedCache.key($0)) })
        #expect(!changed.isEmpty)
        return paths.filter { keys[$0]?.isDisjoint(with: changed) == false }
    }

    private static func edit(
        _ paper: SampleSite,
        _ number: Int,
        _ edit: @Sendable (inout Article) -> Void
    ) async throws {
        var story = try #require(try await paper.store.read { try $0.article(paper.stories[number]) })
        edit(&story)
        _ = try await paper.newsroom.save(story, by: SampleSite.actor, at: SampleSite.noon)
    }

    @Test("A new text alone purges the story's page and the feeds that hold it, no page that has it in its rail")
    func textAlone() async throws {
        let paper = try await SampleSite()
        let paths = ["/", "/nacional/", "/deportes/", "/feed/", "/tag/beisbol/"] + (0..<30).map { "/nota-\($0)/" }
        for number in [29, 2] {
            let purged = try await purged(paths, of: paper) {
                try await Self.edit(paper, number) { $0.body = CleanHTML(vouchedFor: "<p>Otro texto.</p>") }
            }
            #expect(purged == ["/feed/", "/nota-\(number)/"])
        }
    }

    @Test("A new headline purges every page only where rails show it; an older one's, those that name the story")
    func headlines() async throws {
        let paper = try await SampleSite(stories: 330)
        let paths = ["/", "/nacional/"] + [0, 9, 10, 11, 50, 120, 328, 329].map { "/nota-\($0)/" }
        let older = try await purged(paths, of: paper) { try await Self.edit(paper, 10) { $0.headline = "Otra" } }
        #expect(older == ["/nacional/", "/nota-9/", "/nota-10/", "/nota-11/"])
        let newest = try await purged(paths, of: paper) { try await Self.edit(paper, 329) { $0.headline = "Nueva" } }
        #expect(newest == paths)
    }

    @Test("Every changed key is purged, in messages that the cache can take", arguments: SharedCache.Kind.allCases)
    func purges(_ kind: SharedCache.Kind) {
        let tags = Set((0..<600).map { QueryTag.article(Identifier(Int64($0))) })
        let messages = cache(kind).purge(tags)
        let text = messages.map { $0.body + ($0.headers["xkey-purge"] ?? "") + ($0.headers["Surrogate-Key"] ?? "") }
        let words = text.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "-" } }.map(String.init)
        #expect(Set(words).isSuperset(of: tags.map(SharedCache.key)))
        #expect(text.allSatisfy { $0.utf8.count < 7500 })
        #expect(messages.count >= 3)
    }
}
