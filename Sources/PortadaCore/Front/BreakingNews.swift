/// The strip above every page that says what is happening now, until its end.
public struct BreakingNews: Sendable, Hashable {
    /// Where the strip leads.
    public enum Target: Sendable, Hashable {
        /// Nowhere.
        case none
        /// To a story, wherever it moves; the strip ends when readers no longer see the story.
        case article(Identifier<Article>)
        /// To an address: a path of the site, or a whole one.
        case address(String)
    }

    /// How many characters it may have.
    public static let maxLength = 160

    /// The line; plain text.
    public var text: String
    /// Where it leads.
    public var target: Target
    /// When it ends by itself.
    public var until: Timestamp
    /// Who announced it.
    public var by: String
    /// Since when.
    public var since: Timestamp

    /// Makes a strip; the store says by whom and since when.
    public init(
        text: String,
        target: Target = .none,
        until: Timestamp,
        by: String = "",
        since: Timestamp = Timestamp(milliseconds: 0)
    ) {
        self.text = text
        self.target = target
        self.until = until
        self.by = by
        self.since = since
    }
}
