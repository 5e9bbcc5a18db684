import PortadaCore

/// A question to the search.
public struct SearchQuery: Sendable, Hashable {
    /// In which order results come.
    public enum Sort: Sendable, Hashable {
        /// The best first.
        case relevance
        /// The newest first.
        case newest
    }

    /// The most results that a page has.
    static let maxLength = 100
    /// How many stories are suggested while a reader types. All of them stand on the first page of results, too.
    public static let mostSuggestions = 6

    /// What the reader typed: words, "phrases", -exclusions.
    public var text: String
    /// Only stories of this section and those below it.
    public var section: Identifier<Section>?
    /// Only stories published from then on.
    public var since: Timestamp?
    /// The order.
    public var sort: Sort
    /// The page of results, from 1.
    public var page: Int
    /// How many results a page has, 1 to 100.
    public var length: Int

    /// Makes a question.
    public init(
        text: String,
        section: Identifier<Section>? = nil,
        since: Timestamp? = nil,
        sort: Sort = .relevance,
        page: Int = 1,
        length: Int = 20
    ) {
        self.text = text
        self.section = section
        self.since = since
        self.sort = sort
        self.page = max(1, page)
        self.length = min(max(1, length), Self.maxLength)
    }
}

/// What was found.
public struct SearchResults: Sendable {
    /// A story with the words marked (`<mark>`).
    public struct Hit: Sendable {
        /// The story.
        public var article: ArticleSummary
        /// Its headline.
        public var headline: CleanHTML
        /// A passage of its text.
        public var passage: CleanHTML
    }

    /// The results of the page.
    public var hits: [Hit] = []
    /// How many stories were found; when `isExact` is false there are more.
    public var total = 0
    /// Whether `total` is the whole number.
    public var isExact = true
    /// Whether no story has all the words, so that those with some of them are shown.
    public var isRelaxed = false
    /// How many pages there are to turn.
    public var pageCount = 0
    /// What may have been meant, where little was found; nil where nothing is mistyped.
    public var correction: String?
}
