/// Every address of the site in one place: pages, feeds and sitemaps link with it, the router answers it.
public enum SiteAddress: Sendable, Hashable {
    /// A list of stories that has pages and a feed.
    public enum List: Sendable, Hashable {
        /// The whole newspaper.
        case newspaper
        /// A section, by its path (`/nacional/`).
        case section(path: String)
        /// An author.
        case author(slug: String)
        /// An agency.
        case agency(slug: String)
        /// A tag.
        case tag(slug: String)

        /// The address of its first page, with slashes at both ends.
        public var path: String {
            switch self {
            case .newspaper: "/"
            case .section(let path): path
            case .author(let slug): "/author/\(slug)/"
            case .agency(let slug): "/agency/\(slug)/"
            case .tag(let slug): "/tag/\(slug)/"
            }
        }

        /// The lists whose slugs have the same percent escapes in other letters.
        package var alike: [List] {
            switch self {
            case .newspaper, .section: []
            case .author(let slug): EscapeLetters.others(of: slug).map { .author(slug: $0) }
            case .agency(let slug): EscapeLetters.others(of: slug).map { .agency(slug: $0) }
            case .tag(let slug): EscapeLetters.others(of: slug).map { .tag(slug: $0) }
            }
        }
    }

    /// The front page.
    case front
    /// A page of a list, from 1.
    case list(List, page: Int)
    /// A story at its own path.
    case article(path: String)
    /// The stories of a year (`month` nil), a month (`day` nil) or a day.
    case archive(year: Int, month: Int?, day: Int?, page: Int)
    /// The search page.
    case search
    /// The RSS feed of a list.
    case feed(List)
    /// A page of the comments on the story at a path, from 1, which is the story's own.
    case comments(of: String, page: Int)
    /// A page of the list of corrections, from 1.
    case corrections(page: Int)
    /// The RSS feed of corrections.
    case correctionsFeed
    /// The newspaper's Atom feed.
    case atomFeed
    /// The newspaper's JSON feed.
    case jsonFeed
    /// The sitemap index.
    case sitemapIndex
    /// One month's sitemap; `part` from 1.
    case sitemap(year: Int, month: Int, part: Int)
    /// The sitemap of sections, authors, tags and static pages.
    case sitemapOfPages
    /// The news sitemap.
    case newsSitemap
    /// The rules for robots.
    case robots

    /// The address on the site, with leading slash.
    public var path: String {
        switch self {
        case .front: "/"
        case .list(let list, let page): list.path + Self.pageSuffix(page)
        case .article(let path): path
        case .archive(let year, let month, let day, let page):
            "/\(year)/" + [month, day].compactMap { $0.map(Self.twoDigits) }.map { $0 + "/" }.joined()
                + Self.pageSuffix(page)
        case .search: "/search/"
        case .feed(let list): list.path + "feed/"
        case .comments(let path, let page):
            page == 1 ? path : path + (path.hasSuffix("/") ? "" : "/") + Self.commentPage + "\(page)/"
        case .corrections(let page): "/corrections/" + Self.pageSuffix(page)
        case .correctionsFeed: "/corrections/feed/"
        case .atomFeed: "/feed/atom/"
        case .jsonFeed: "/feed/json/"
        case .sitemapIndex: "/sitemap.xml"
        case .sitemap(let year, let month, let part):
            "/sitemap-\(year)-\(Self.twoDigits(month))" + (part > 1 ? "-\(part)" : "") + ".xml"
        case .sitemapOfPages: "/sitemap-pages.xml"
        case .newsSitemap: "/sitemap-news.xml"
        case .robots: "/robots.txt"
        }
    }

    /// What stands first in addresses of the site itself: nothing else begins so, even where it could be told apart.
    private static let reservedRoots: Set<Substring> = [
        "-", "agency", "api", "assets", "author", "corrections", "desk", "feed", "healthz", "media", "metrics",
        "readyz", "robots.txt", "search", "tag",
    ]

    /// Whether the site answers an address with something else than a story that had it.
    public static func isReserved(_ path: String) -> Bool {
        guard case .stored(path, page: 1) = SiteRouter.route(path: path, query: .none) else { return true }
        let parts = path.split(separator: "/")
        guard let first = parts.first, let last = parts.last else { return true }
        if reservedRoots.contains(first) || first.hasPrefix("sitemap") { return true }
        if parts.count >= 2, ["page", "feed"].contains(parts[parts.count - 2]) || commentPage(in: last) != nil {
            return true
        }
        return parts.count > 1 && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
    }

    /// The address of a page of what stands at a path, from 1.
    package static func paged(_ path: String, _ page: Int) -> String { path + pageSuffix(page) }

    private static let commentPage = "comment-page-"

    /// The number of the page of comments that the last part of an address asks for; nil for none.
    public static func commentPage(in part: Substring) -> Int? {
        guard part.hasPrefix(commentPage) else { return nil }
        return NumberRange(1...1000).readInt(part.dropFirst(commentPage.count))
    }

    private static func pageSuffix(_ page: Int) -> String { page > 1 ? "page/\(page)/" : "" }
    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
