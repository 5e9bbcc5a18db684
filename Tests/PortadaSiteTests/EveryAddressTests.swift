import PortadaCore
import PortadaRendering
import PortadaStore
import Testing

@testable import PortadaSite

/// Every sort of address of the site, as readers ask for it: what is not for them is nowhere.
@Suite("Whoever walks all addresses of the site")
struct EveryAddressTests {
    /// Stand nowhere else: in a story that was killed, in one in the bin, in a draft.
    private static let words = ["xilofag", "zarandill", "almocafr"]

    /// An address of each sort, some with words that would find what is hidden.
    private static let paths = [
        "/", "/page/2/", "/xilofago/", "/vieja/", "/zarandillo/", "/almocafro/", "/nota-1/", "/nacional/",
        "/nacional/page/2/", "/author/ana/", "/tag/agua/", "/tag/agua/page/2/", "/2024/03/", "/2024/03/10/",
        "/search/?s=oculta", "/search/live?q=oculta", "/feed/", "/feed/atom/", "/feed/json/", "/nacional/feed/",
        "/author/ana/feed/", "/tag/agua/feed/", "/xilofago/feed/", "/nota-1/feed/", "/corrections/",
        "/xilofago/comment-page-2/", "/zarandillo/comment-page-1/", "/almocafro/comment-page-2/",
        "/corrections/page/2/", "/corrections/feed/", "/sitemap.xml", "/sitemap-2024-03.xml", "/sitemap-2024-03-1.xml",
        "/sitemap-pages.xml", "/sitemap-news.xml", "/robots.txt", "/assets/nada.css", "/media/nada.jpg",
        "/-/share/1/x", "/healthz", "/readyz", "/metrics", "/desk/", "//xilofago/", "/\u{1}", "/?p=1", "/?s=oculta",
    ]

    /// The name of a sort of address; one that is added must be walked, too.
    private static func name(_ route: SiteRoute) -> String {
        switch route {
        case .front: "front"
        case .stored: "stored"
        case .comments: "comments"
        case .list: "list"
        case .archive: "archive"
        case .search: "search"
        case .liveSearch: "liveSearch"
        case .feed: "feed"
        case .storedFeed: "storedFeed"
        case .corrections: "corrections"
        case .correctionsFeed: "correctionsFeed"
        case .sitemapIndex: "sitemapIndex"
        case .sitemap: "sitemap"
        case .sitemapOfPages: "sitemapOfPages"
        case .newsSitemap: "newsSitemap"
        case .robots: "robots"
        case .asset: "asset"
        case .media: "media"
        case .share: "share"
        case .inner: "inner"
        case .health: "health"
        case .readiness: "readiness"
        case .metrics: "metrics"
        case .moved: "moved"
        case .nowhere: "nowhere"
        }
    }

    private static func parts(_ address: String) -> (path: String, query: Query) {
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts.count > 1 ? Query(parts[1]) : .none)
    }

    private static func routes() -> [(address: String, route: SiteRoute, query: Query)] {
        paths.map { address in
            let (path, query) = parts(address)
            return (address, SiteRouter.route(path: path, query: query), query)
        }
    }

    /// A story whose words all begin with one, in all that readers could meet.
    private static func story(_ word: String, _ status: ArticleStatus, in place: SampleSite) -> Article {
        let time = SampleSite.noon.advanced(bySeconds: -3600)
        var story = Article(
            id: Identifier(0),
            status: status,
            kicker: "\(word)ia",
            headline: "Oculta \(word)",
            summary: "Dos \(word)os.",
            body: CleanHTML(vouchedFor: "<p>La oculta \(word)a.</p>"),
            bylines: [place.people[0]],
            primarySection: place.sections[0],
            tags: [place.tags[0]],
            slug: "\(word)o",
            path: "/\(word)o/",
            times: ArticleTimes(created: time)
        )
        if status == .published { (story.times.firstPublished, story.times.published) = (time, time) }
        return story
    }

    private static func body(_ address: String, _ route: SiteRoute, _ query: Query, _ place: SampleSite) async throws
        -> String
    {
        let (path, _) = parts(address)
        let key = RequestTarget.cacheKey(path, route) ?? address
        let cached = await place.site.pages.answer(key, route, .identity)
        var text = cached.text + (cached.headers.map { "\($0.0): \($0.1)" }.joined(separator: "\n"))
        if ["inner", "health", "readiness", "metrics", "share"].contains(name(route)) { return text }
        let answer = try await place.site.answer(route, query: query)
        if case .bytes(let bytes) = answer.body { text += String(decoding: bytes, as: UTF8.self) }
        return text
    }

    @Test("finds nothing of a killed story, one in the bin or a draft; of a published one, much")
    func walk() async throws {
        let place = try await SampleSite()
        let routes = Self.routes()
        #expect(Set(routes.map { Self.name($0.route) }).count == 25)
        var ids: [Identifier<Article>] = []
        for (word, status) in zip(Self.words, [ArticleStatus.published, .trashed, .draft]) {
            let made = Self.story(word, status, in: place)
            ids.append(try await place.newsroom.create(made, by: SampleSite.actor, at: SampleSite.noon).id)
        }
        let box = "<p>Ver.</p><p class=\"related\"><a href=\"/xilofago/\">Oculta xilofaga</a></p>"
        var neighbour = Self.story("nota-", .published, in: place)
        (neighbour.headline, neighbour.body) = ("Vecina", CleanHTML(vouchedFor: box))
        _ = try await place.newsroom.create(neighbour, by: SampleSite.actor, at: SampleSite.noon)
        let correction = Correction(
            kind: .correction,
            text: CleanHTML(vouchedFor: "<p>No era xilofaga.</p>"),
            time: SampleSite.noon
        )
        _ = try await place.newsroom.correct(ids[0], correction, by: SampleSite.actor, at: SampleSite.noon)
        let pin = FrontPin(story: ids[0], slot: .lead, position: 0)
        _ = try await place.newsroom.arrangeFront(
            FrontArrangement(pins: [pin]),
            base: 0,
            by: SampleSite.actor,
            at: SampleSite.noon
        )
        func naming(_ word: String) async throws -> [String] {
            var found: [String] = []
            for (address, route, query) in routes {
                let text = try await Self.body(address, route, query, place).lowercased()
                // What was asked for may be repeated: the address itself.
                let asked = text.replacing("/xilofago", with: "").replacing("/zarandillo", with: "")
                    .replacing("/almocafro", with: "")
                if asked.contains(word) { found.append(address) }
            }
            return found
        }
        try await place.site.pages.catchUp(with: place.store)
        #expect(try await naming("xilofag").count > 12)
        _ = try await place.newsroom.kill(ids[0], reason: "", by: SampleSite.actor, at: SampleSite.noon)
        try await place.site.pages.catchUp(with: place.store)
        for word in Self.words { #expect(try await naming(word) == []) }
    }

    @Test("no address fails, whatever number stands in it")
    func numbers() async throws {
        let place = try await SampleSite(stories: 2)
        let edges = ["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-1", "0", "1e400", "１２"]
        for edge in edges {
            for path in [
                "/page/\(edge)/", "/nacional/page/\(edge)/", "/tag/agua/page/\(edge)/", "/\(edge)/", "/\(edge)/03/",
                "/2024/\(edge)/", "/2024/03/\(edge)/", "/2024/03/10/page/\(edge)/", "/corrections/page/\(edge)/",
                "/sitemap-\(edge)-03.xml", "/sitemap-2024-\(edge).xml", "/sitemap-2024-03-\(edge).xml",
                "/?p=\(edge)", "/?cat=\(edge)", "/?m=\(edge)", "/-/share/\(edge)/x", "/media/a/b-\(edge).jpg",
                "/media/\(edge)/b-\(edge)x\(edge).webp", "/search/?s=a&page=\(edge)", "/search/live?q=\(edge)",
            ] {
                let (path, query) = Self.parts(path)
                let route = SiteRouter.route(path: path, query: query)
                if case .share = route { continue }
                if let key = RequestTarget.cacheKey(path, route) {
                    #expect(await place.site.pages.answer(key, route, .identity).status < 500, "\(path)")
                }
                let answer = try await place.site.answer(route, query: query)
                #expect(answer.status < 500, "\(path)")
            }
        }
    }
}
