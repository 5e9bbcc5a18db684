/// The moments of an article's life.
public struct ArticleTimes: Sendable, Hashable {
    /// When it was first saved.
    public var created: Timestamp
    /// When it first came before the readers.
    public var firstPublished: Timestamp?
    /// The publication time that readers see and that orders it in lists.
    public var published: Timestamp?
    /// When readers were told that it changed; nil when it never did. Never before `published`.
    public var updated: Timestamp?
    /// When it is to be published, for the status `scheduled`.
    public var scheduled: Timestamp?
    /// Before this moment nobody publishes it without a second confirmation; nil when there is no embargo.
    public var embargo: Timestamp?

    /// Makes the times of an article.
    public init(
        created: Timestamp,
        firstPublished: Timestamp? = nil,
        published: Timestamp? = nil,
        updated: Timestamp? = nil,
        scheduled: Timestamp? = nil,
        embargo: Timestamp? = nil
    ) {
        self.created = created
        self.firstPublished = firstPublished
        self.published = published
        self.updated = updated
        self.scheduled = scheduled
        self.embargo = embargo
    }

    /// The newest moment of the text: `updated`, but never before `published`.
    public var modified: Timestamp {
        max(updated ?? published ?? created, published ?? created)
    }
}
