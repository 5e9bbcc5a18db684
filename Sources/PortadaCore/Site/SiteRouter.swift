/// Reads addresses: which `SiteRoute` a request's path and query string mean.
///
/// Addresses follow the habits of WordPress, so that a newspaper that moved keeps its own.
public enum SiteRouter {
    /// The longest path that is looked at, in bytes; a longer one is nowhere.
    public static let maxPathBytes = 2048

    /// Path and query string of a request's target, in origin form or absolute form (RFC 9112, section 3.2).
    package static func split(_ target: String) -> (path: String, query: Query) {
        var rest = target[...]
        for scheme in ["http://", "https://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count).drop { $0 != "/" && $0 != "?" }
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? "/"
        return (path.isEmpty ? "/" : path, parts.count > 1 ? Query(parts[1]) : .none)
    }

    /// What a path (percent-encoded, as it came) and a query string mean.
    public static func route(path: String, query: Query) -> SiteRoute {
        // No request has such a path: these are the names under which answers to questions are kept.
        if path.hasPrefix("/?") { return .stored(path: path, page: 1) }
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= maxPathBytes, path.utf8.allSatisfy(isOrdinary)
        else { return .nowhere }
        if path == "/" { return frontRoute(query) }
        if path == "/index.php" || path == "/index.php/" {
            let route = frontRoute(query)
            return route == .front(page: 1) ? .moved(to: "/") : route
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let first = parts.first else { return .moved(to: "/") }
        // `//host/…` in a redirect would lead to another host (RFC 3986, section 4.2): such a path is put right first.
        if path.contains("//"), path.hasPrefix("//") || (first != "desk" && first != "api") {
            return .moved(to: path.hasSuffix("/") ? joined(parts) : "/" + parts.joined(separator: "/"))
        }
        if let fixed = fixedRoute(path, first: first, parts: parts) { return fixed }
        return endingRoute(path, parts: parts)
    }

    /// Whether a byte may stand in a path. Browsers take `\` for `/` and leave controls out (url.spec.whatwg.org), so that
    /// what follows could become a host.
    private static func isOrdinary(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "\\") }

    private static func fixedRoute(_ path: String, first: Substring, parts: [Substring]) -> SiteRoute? {
        switch first {
        case "assets": return .asset(path: path)
        case "media": return .media(path: path)
        case "desk", "api": return .inner
        case "healthz" where parts.count == 1: return .health
        case "readyz" where parts.count == 1: return .readiness
        case "metrics" where parts.count == 1: return .metrics
        case "robots.txt" where parts.count == 1: return .robots
        case "search" where parts.count == 1: return path.hasSuffix("/") ? .search : .moved(to: "/search/")
        case "search" where parts.count == 2 && parts[1] == "live": return .liveSearch
        case "search": return formerSearch(parts.dropFirst())
        case "-": return beaconRoute(parts)
        case "sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml":
            return path == "/sitemap.xml" ? .sitemapIndex : .moved(to: "/sitemap.xml")
        case "sitemap-news.xml": return .newsSitemap
        case "sitemap-pages.xml": return .sitemapOfPages
        default: return first.hasPrefix("sitemap-") && parts.count == 1 ? sitemapRoute(first) : nil
        }
    }

    private static func beaconRoute(_ parts: [Substring]) -> SiteRoute {
        guard parts.count == 4, parts[1] == "share", let id = Identifier<Article>(reading: parts[2]),
            parts[3].utf8.count <= 20
        else {
            return .nowhere
        }
        return .share(article: id, network: String(parts[3]))
    }

    /// `sitemap-2023-09.xml`, `sitemap-2023-09-2.xml`.
    private static func sitemapRoute(_ name: Substring) -> SiteRoute? {
        guard name.hasSuffix(".xml") else { return nil }
        let numbers = name.dropFirst("sitemap-".count).dropLast(4).split(separator: "-").map {
            NumberRange.counts.readInt($0)
        }
        guard numbers.count == 2 || numbers.count == 3, let year = numbers[0], let month = numbers[1],
            let part = numbers.count == 3 ? numbers[2] : 1, (1...12).contains(month), (1...1000).contains(part),
            (1000...9999).contains(year)
        else { return nil }
        return .sitemap(year: year, month: month, part: part)
    }

    /// Addresses whose end says what is wanted: a page number or a feed.
    private static func endingRoute(_ path: String, parts: [Substring]) -> SiteRoute {
        var rest = parts
        if let format = feedFormat(&rest) { return feedRoute(rest, format, of: path) }
        if rest.count >= 2, let last = rest.last, let number = SiteAddress.commentPage(in: last) {
            rest.removeLast()
            return path.hasSuffix("/") ? .comments(path: joined(rest), page: number) : .moved(to: path + "/")
        }
        var page = 1
        if rest.count >= 2, rest[rest.count - 2] == "page",
            let number = NumberRange.counts.readInt(rest[rest.count - 1])
        {
            guard (1...100_000).contains(number) else { return .nowhere }
            page = number
            rest.removeLast(2)
            if page == 1 { return .moved(to: joined(rest)) }
            guard path.hasSuffix("/") else { return .moved(to: path + "/") }
        }
        if rest.isEmpty { return .front(page: page) }
        if rest == ["corrections"] { return path.hasSuffix("/") ? .corrections(page: page) : .moved(to: path + "/") }
        if let list = namedList(rest) {
            return path.hasSuffix("/") ? .list(list, page: page) : .moved(to: path + "/")
        }
        if let archive = archiveRoute(rest, page: page) {
            return path.hasSuffix("/") ? archive : .moved(to: path + "/")
        }
        return .stored(path: page > 1 ? joined(rest) : path, page: page)
    }

    private static func feedFormat(_ parts: inout [Substring]) -> SiteRoute.FeedFormat? {
        if parts.last == "feed" {
            parts.removeLast()
            return .rss
        }
        if parts.count >= 2, parts[parts.count - 2] == "feed",
            let format = SiteRoute.FeedFormat(wordPress: parts[parts.count - 1])
        {
            parts.removeLast(2)
            return format
        }
        return nil
    }

    private static func feedRoute(_ parts: [Substring], _ format: SiteRoute.FeedFormat, of path: String) -> SiteRoute {
        guard path.hasSuffix("/") else { return .moved(to: path + "/") }
        if parts.isEmpty {
            let address = format.address.path
            return address == path ? .feed(.newspaper, format) : .moved(to: address)
        }
        if parts == ["comments"] { return .moved(to: format.address.path) }
        if parts == ["corrections"], format == .rss {
            let address = SiteAddress.correctionsFeed.path
            return address == path ? .correctionsFeed : .moved(to: address)
        }
        if let list = namedList(parts) {
            let address = SiteAddress.feed(list).path
            return address == path ? .feed(list, .rss) : .moved(to: address)
        }
        return .storedFeed(path: joined(parts), format)
    }

    private static func namedList(_ parts: [Substring]) -> SiteAddress.List? {
        guard parts.count == 2 else { return nil }
        let slug = String(parts[1])
        switch parts[0] {
        case "author": return .author(slug: slug)
        case "agency": return .agency(slug: slug)
        case "tag": return .tag(slug: slug)
        default: return nil
        }
    }

    /// `/2023/09/` and `/2023/09/04/`; a story below them has a slug too and lies elsewhere.
    private static func archiveRoute(_ parts: [Substring], page: Int) -> SiteRoute? {
        guard parts.count == 2 || parts.count == 3, parts[0].utf8.count == 4,
            let year = NumberRange.counts.readInt(parts[0]),
            parts[1].utf8.count == 2, let month = NumberRange.counts.readInt(parts[1]), (1...12).contains(month),
            year >= 1000
        else { return nil }
        guard parts.count == 3 else { return .archive(year: year, month: month, day: nil, page: page) }
        guard parts[2].utf8.count == 2, let day = NumberRange.counts.readInt(parts[2]), (1...31).contains(day) else {
            return nil
        }
        return .archive(year: year, month: month, day: day, page: page)
    }

    static func joined(_ parts: [Substring]) -> String {
        parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
    }
}
