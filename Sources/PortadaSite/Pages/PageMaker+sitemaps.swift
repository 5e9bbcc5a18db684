import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    private static let xml = "application/xml; charset=utf-8"
    private static let newsSeconds: Int64 = 2 * 86_400

    /// The rules for robots, with the way to the sitemaps.
    func robots() -> Answer {
        .text(
            """
            User-agent: *
            Disallow: /search/
            Disallow: /-/
            Allow: /

            Sitemap: \(absolute(SiteAddress.sitemapIndex.path))
            Sitemap: \(absolute(SiteAddress.newsSitemap.path))

            """
        )
    }

    /// The index: one sitemap for sections, authors, tags and pages, and one or more for each month.
    func sitemapIndex() throws -> Answer {
        var maps = [Sitemap.Entry(address: absolute(SiteAddress.sitemapOfPages.path))]
        for month in try reader.sitemapMonths() {
            for part in 1...max(1, (month.count + Sitemap.storiesInPart - 1) / Sitemap.storiesInPart) {
                let address = SiteAddress.sitemap(year: month.year, month: month.month, part: part)
                maps.append(Sitemap.Entry(address: absolute(address.path)))
            }
        }
        return Answer(contentType: Self.xml, body: .bytes(Sitemap(dates).index(maps)))
    }

    /// One month's stories, with their pictures.
    func sitemap(year: Int, month: Int, part: Int) throws -> Answer {
        let stories = try reader.sitemap(year: year, month: month, part: part, length: Sitemap.storiesInPart)
        guard !stories.isEmpty else { return .nowhere }
        let entries = stories.map { story in
            Sitemap.Entry(
                address: absolute(story.path),
                modified: story.modified,
                pictures: story.pictures.compactMap(socialPicture).map(\.address)
            )
        }
        return Answer(
            contentType: Self.xml,
            body: .bytes(Sitemap(dates).addresses(entries)),
            lastModified: stories.map(\.modified).max()
        )
    }

    /// Front, sections, people, tags and pages outside the news.
    func sitemapOfPages() throws -> Answer {
        let lists =
            try sections.byID.values.filter { try reader.count(of: .section($0.id)) > 0 }.map {
                SiteAddress.List.section(path: $0.path)
            }
            + (try reader.listedPeople(limit: 10_000)).map(\.listAddress)
            + (try reader.listedTags(limit: 20_000)).map { .tag(slug: $0.slug) }
        let paths = (["/"] + lists.map(\.path).sorted() + (try reader.staticPages()).map(\.path))
        let entries = paths.map { Sitemap.Entry(address: absolute($0)) }
        return Answer(contentType: Self.xml, body: .bytes(Sitemap(dates).addresses(entries)))
    }

    /// The stories of the last two days.
    func newsSitemap() throws -> Answer {
        let since = now.advanced(bySeconds: -Self.newsSeconds)
        let entries = try reader.recent(since: since, limit: Sitemap.maxNewsEntries).map {
            Sitemap.NewsEntry(address: absolute($0.path), headline: $0.headline, published: $0.published)
        }
        let bytes = Sitemap(dates).news(
            entries,
            newspaper: settings.name,
            language: settings.language,
            front: absolute(SiteAddress.front.path)
        )
        return Answer(contentType: Self.xml, body: .bytes(bytes))
    }
}
