/// What a reader's address asks for, as far as the address alone tells.
public enum SiteRoute: Sendable, Hashable {
    /// A form of the newspaper's feed.
    public enum FeedFormat: Sendable, Hashable {
        /// RSS 2.0.
        case rss
        /// Atom (RFC 4287).
        case atom
        /// JSON Feed 1.1.
        case json
    }

    /// The front page, or a further page of the newest stories.
    case front(page: Int)
    /// An address that the store knows: a story, a section, a redirect; `page` above 1 only for sections.
    case stored(path: String, page: Int)
    /// A further page of the comments on the story at a path; `page` from 1, which is the story's own.
    case comments(path: String, page: Int)
    /// A page of an author's, an agency's or a tag's stories.
    case list(SiteAddress.List, page: Int)
    /// The stories of a month or a day; those of a year have an address that a story may have, too.
    case archive(year: Int, month: Int, day: Int?, page: Int)
    /// The search page; the query string holds the question.
    case search
    /// The answers of the masthead's live search, as JSON.
    case liveSearch
    /// A feed of the newspaper, an author, an agency or a tag.
    case feed(SiteAddress.List, FeedFormat)
    /// The feed of whatever the store knows at this path.
    case storedFeed(path: String, FeedFormat)
    /// A page of the list of corrections.
    case corrections(page: Int)
    /// The feed of corrections.
    case correctionsFeed
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
    /// A file of the theme.
    case asset(path: String)
    /// A rendition of a picture.
    case media(path: String)
    /// The beacon that counts a share.
    case share(article: Identifier<Article>, network: String)
    /// What is not for readers: the desk and the programs' interface.
    case inner
    /// Whether the program runs.
    case health
    /// Whether the program can answer readers.
    case readiness
    /// The numbers to look at.
    case metrics
    /// Another address of the same thing: the reader is sent there for good.
    case moved(to: String)
    /// Nothing has such an address.
    case nowhere

    /// Whether a picture or a file of the theme is asked for.
    package var isFile: Bool {
        switch self {
        case .asset, .media: true
        default: false
        }
    }

    /// Whether readers' words are searched for.
    package var isSearch: Bool { self == .search || self == .liveSearch }
}
