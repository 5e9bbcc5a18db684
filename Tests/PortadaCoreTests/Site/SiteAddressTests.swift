import PortadaCore
import Testing

@Suite("Addresses of the site")
struct SiteAddressTests {
    @Test(
        "of lists",
        arguments: [
            (SiteAddress.front, "/"),
            (.list(.newspaper, page: 1), "/"),
            (.list(.newspaper, page: 2), "/page/2/"),
            (.list(.section(path: "/nacional/politica/"), page: 1), "/nacional/politica/"),
            (.list(.section(path: "/nacional/"), page: 3), "/nacional/page/3/"),
            (.list(.author(slug: "amaya-arnaut"), page: 1), "/author/amaya-arnaut/"),
            (.list(.agency(slug: "atlas"), page: 2), "/agency/atlas/page/2/"),
            (.list(.tag(slug: "puerto"), page: 1), "/tag/puerto/"),
            (.article(path: "/2019/05/nota.html"), "/2019/05/nota.html"),
            (.archive(year: 2024, month: 3, day: nil, page: 1), "/2024/03/"),
            (.archive(year: 2024, month: 11, day: 9, page: 2), "/2024/11/09/page/2/"),
            (.search, "/search/"),
        ]
    )
    func pages(address: SiteAddress, path: String) {
        #expect(address.path == path)
    }

    @Test(
        "of feeds and sitemaps",
        arguments: [
            (SiteAddress.feed(.newspaper), "/feed/"),
            (.feed(.section(path: "/nacional/")), "/nacional/feed/"),
            (.feed(.author(slug: "amaya-arnaut")), "/author/amaya-arnaut/feed/"),
            (.feed(.tag(slug: "puerto")), "/tag/puerto/feed/"),
            (.atomFeed, "/feed/atom/"),
            (.jsonFeed, "/feed/json/"),
            (.sitemapIndex, "/sitemap.xml"),
            (.sitemap(year: 2024, month: 3, part: 1), "/sitemap-2024-03.xml"),
            (.sitemap(year: 2024, month: 12, part: 2), "/sitemap-2024-12-2.xml"),
            (.sitemapOfPages, "/sitemap-pages.xml"),
            (.newsSitemap, "/sitemap-news.xml"),
            (.robots, "/robots.txt"),
        ]
    )
    func machines(address: SiteAddress, path: String) {
        #expect(address.path == path)
    }
}
