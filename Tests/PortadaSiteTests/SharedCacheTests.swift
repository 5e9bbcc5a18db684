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
            .latest, .settings, .article(Identifier(7)), .section(Identifier(7)), .kind(.opinion), .menu(.header),
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
