import PortadaCore

/// Writes sitemaps (sitemaps.org protocol 0.9, with Google's news and image extensions).
public struct Sitemap: Sendable {
    /// The most addresses that one file may hold (sitemaps.org).
    public static let maxEntries = 50_000
    /// The most stories in one part of a month's sitemap: a part costs the same however much a month brought.
    public static let storiesInPart = 500
    /// The most stories that a news sitemap may hold (Google News).
    public static let maxNewsEntries = 1000

    /// One address.
    public struct Entry: Sendable {
        /// The absolute address.
        public var address: String
        /// When it last changed; nil when that means nothing.
        public var modified: Timestamp?
        /// Absolute addresses of its pictures.
        public var pictures: [String]

        /// Makes an entry.
        public init(address: String, modified: Timestamp? = nil, pictures: [String] = []) {
            self.address = address
            self.modified = modified
            self.pictures = pictures
        }
    }

    /// One story of the last two days.
    public struct NewsEntry: Sendable {
        /// The absolute address.
        public var address: String
        /// Its headline.
        public var headline: String
        /// When it was published.
        public var published: Timestamp

        /// Makes an entry.
        public init(address: String, headline: String, published: Timestamp) {
            self.address = address
            self.headline = headline
            self.published = published
        }
    }

    private let dates: DateWriter

    /// Writes times with `dates`.
    public init(_ dates: DateWriter) {
        self.dates = dates
    }

    /// The index of other sitemaps.
    public func index(_ maps: [Entry]) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("sitemapindex", ["xmlns": Self.namespace]) { index in
            for map in maps.prefix(Self.maxEntries) {
                index.element("sitemap") {
                    $0.element("loc", text: map.address)
                    if let modified = map.modified { $0.element("lastmod", text: dates.iso8601(modified)) }
                }
            }
        }
        return xml.bytes
    }

    /// A list of addresses.
    public func addresses(_ entries: [Entry]) -> [UInt8] {
        var xml = XMLWriter()
        xml.element(
            "urlset",
            ["xmlns": Self.namespace, "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"]
        ) { set in
            for entry in entries.prefix(Self.maxEntries) {
                set.element("url") { url in
                    url.element("loc", text: entry.address)
                    if let modified = entry.modified { url.element("lastmod", text: dates.iso8601(modified)) }
                    for picture in entry.pictures.prefix(1000) {
                        url.element("image:image") { $0.element("image:loc", text: picture) }
                    }
                }
            }
        }
        return xml.bytes
    }

    /// The stories of the last two days. A list without an address is none (sitemaps.org, the schema): where there are no
    /// stories, it names the front, as no news.
    public func news(_ entries: [NewsEntry], newspaper: String, language: String, front: String) -> [UInt8] {
        var xml = XMLWriter()
        xml.element(
            "urlset",
            ["xmlns": Self.namespace, "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"]
        ) { set in
            if entries.isEmpty { set.element("url") { $0.element("loc", text: front) } }
            for entry in entries.prefix(Self.maxNewsEntries) {
                set.element("url") { url in
                    url.element("loc", text: entry.address)
                    url.element("news:news") { news in
                        news.element("news:publication") {
                            $0.element("news:name", text: newspaper)
                            $0.element("news:language", text: language)
                        }
                        news.element("news:publication_date", text: dates.iso8601(entry.published))
                        news.element("news:title", text: entry.headline)
                    }
                }
            }
        }
        return xml.bytes
    }

    private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
}
