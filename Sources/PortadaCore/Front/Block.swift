/// A block of a page that shows the newest of something; which blocks stand in which zone is the newspaper's choice.
public struct Block: Sendable, Hashable, Codable {
    /// The places on pages that take blocks.
    public enum Zone: String, Sendable, Hashable, CaseIterable, Codable {
        /// The front page, below its first stories.
        case front
        /// The column beside stories and lists.
        case rail
        /// Below a story.
        case articleEnd = "article_end"
    }

    /// What a block lists.
    public enum Source: Sendable, Hashable, Codable {
        /// The newest of one section and of those below it.
        case section(Identifier<Section>)
        /// The newest of the whole newspaper.
        case latest
        /// The newest of one kind, such as opinion.
        case kind(ArticleKind)
    }

    /// The words above it; empty means the source's own name.
    public var title: String
    /// What it lists.
    public var source: Source
    /// How many stories it shows, 1 to 12.
    public var count: Int

    /// How many stories a block may show.
    public static let counts = 1...12

    /// Makes a block; the count is brought into its range.
    public init(title: String = "", source: Source, count: Int = 4) {
        self.title = title
        self.source = source
        self.count = min(max(count, Self.counts.lowerBound), Self.counts.upperBound)
    }
}
