import PortadaCore
import Testing

@testable import PortadaSite

@Suite("Addresses of the site")
struct SiteRouterTests {
    private func route(_ target: String) -> SiteRoute {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return SiteRouter.route(path: String(parts[0]), query: parts.count > 1 ? Query(parts[1]) : .none)
    }

    @Test("WordPress' habits are understood")
    func habits() {
        #expect(route("/") == .front(page: 1))
        #expect(route("/page/3/") == .front(page: 3))
        #expect(route("/?s=agua") == .search)
        #expect(route("/?p=12") == .stored(path: "/?p=12", page: 1))
        #expect(route("/nacional/") == .stored(path: "/nacional/", page: 1))
        #expect(route("/nacional/page/2/") == .stored(path: "/nacional/", page: 2))
        #expect(route("/nacional/feed/") == .storedFeed(path: "/nacional/", .rss))
        #expect(route("/author/ana/") == .list(.author(slug: "ana"), page: 1))
        #expect(route("/tag/agua/page/4/") == .list(.tag(slug: "agua"), page: 4))
        #expect(route("/2023/09/") == .archive(year: 2023, month: 9, day: nil, page: 1))
        #expect(route("/2023/09/04/") == .archive(year: 2023, month: 9, day: 4, page: 1))
        #expect(route("/2023/nota/comment-page-3/") == .comments(path: "/2023/nota/", page: 3))
        #expect(route("/2023/nota/comment-page-3") == .moved(to: "/2023/nota/comment-page-3/"))
        #expect(route("/nota/comment-page-x/") == .stored(path: "/nota/comment-page-x/", page: 1))
        #expect(SiteAddress.isReserved("/nacional/comment-page-2/") && !SiteAddress.isReserved("/comment-page-2/"))
        #expect(route("/2023/09/una-nota/") == .stored(path: "/2023/09/una-nota/", page: 1))
        #expect(route("/feed/") == .feed(.newspaper, .rss))
        #expect(route("/feed/atom/") == .feed(.newspaper, .atom))
        #expect(route("/wp-sitemap.xml") == .moved(to: "/sitemap.xml"))
    }

    @Test(
        "No redirect leads to another host, however the path is spelt",
        arguments: ["//", "///", "/\\", "/\t/", "/%2f%2f", "/%5c", "/ /", "/\u{7f}/", "//a//"],
        [
            "evil.example", "evil.example/", "evil.example/feed", "evil.example/feed/rss", "evil.example/page/2",
            "evil.example/page/1", "evil.example/page/2/", "evil.example/category/x", "evil.example/2026/01",
            "evil.example/tag/x", "evil.example/author/x", "evil.example/corrections", "evil.example/comments/feed",
            "evil.example/attachment/x/page/3", "evil.example/x/..//feed", "search", "desk/", "sitemap_index.xml",
        ]
    )
    func ownHost(start: String, rest: String) {
        switch route(start + rest) {
        case .moved(let target):
            let second = target.dropFirst().first
            #expect(target.hasPrefix("/") && second != "/" && second != "\\", "\(start + rest) leads to \(target)")
            #expect(!target.contains("//") && target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F })
        case .nowhere: break
        case .stored(let path, _), .storedFeed(let path, _):
            #expect(!path.hasPrefix("//") && !path.contains("\\"))
        case .inner: #expect(!(start + rest).hasPrefix("//"))
        default: break
        }
    }

    @Test("What the site answers itself is reserved, and nothing that a story may have")
    func reserved() {
        for path in [
            "/", "/feed/", "/feed/atom/", "/nota/feed/", "/search/", "/search/nota/", "/desk/nota/", "/api/x/",
            "/media/a.jpg",
            "/assets/x.css", "/-/nota/", "/healthz", "/robots.txt", "/sitemap.xml", "/sitemap-2024-03.xml",
            "/index.php",
            "/2024/03/", "/2024/03/05/", "/corrections/", "/nota/page/2/", "/nota/comment-page-2/", "/author/ana/",
            "/tag/agua/", "//nota/", "/a//b/", "/a b/",
        ] {
            #expect(SiteAddress.isReserved(path), "\(path)")
        }
        for path in ["/nota/", "/nota", "/2024/", "/2024/03/nota/", "/index.php/nota/", "/feedback/", "/a/b/c.html"] {
            #expect(!SiteAddress.isReserved(path), "\(path)")
            #expect(route(path) == .stored(path: path, page: 1))
        }
    }

    @Test("One address for one thing")
    func canonical() {
        #expect(route("/page/1/") == .moved(to: "/"))
        #expect(route("/author/ana") == .moved(to: "/author/ana/"))
        #expect(route("/feed") == .moved(to: "/feed/"))
        #expect(route("/search") == .moved(to: "/search/"))
        #expect(route("//nacional//page/2/") == .moved(to: "/nacional/page/2/"))
        #expect(route("/nacional//nota") == .moved(to: "/nacional/nota"))
    }

    @Test(
        "Odd addresses are nowhere, and nothing worse",
        arguments: ["", "nacional", "/page/0/", "/page/99999999999999999999/", "/-/share/x/y", "/a\u{0}b/"]
    )
    func odd(path: String) {
        #expect(SiteRouter.route(path: path, query: .none) != .front(page: 1))
    }

    @Test("Query strings of any kind are read")
    func queries() {
        #expect(Query("q=a+b%20c&x=%C3%B1")["q"] == "a b c")
        #expect(Query("q=%C3%B1")["q"] == "ñ")
        #expect(Query("q=%FF%ZZ&q=2")["q"] != nil)
        #expect(Query("")["q"] == nil)
    }
}
