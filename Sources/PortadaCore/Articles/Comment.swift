/// What a reader wrote under a story.
public struct Comment: Sendable, Hashable, Identifiable {
    /// Where a comment stands.
    public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
        /// Waits for the newsroom.
        case pending
        /// Readers see it.
        case approved
        /// The newsroom said no.
        case rejected
        /// Unasked advertising.
        case spam
    }

    /// The number in the store.
    public var id: Identifier<Comment>
    /// The story that it stands under.
    public var article: Identifier<Article>
    /// The comment that it answers.
    public var parent: Identifier<Comment>?
    /// The name that the reader gave.
    public var author: String
    /// The text, cleaned by the rule for comments.
    public var text: CleanHTML
    /// When it was written.
    public var time: Timestamp
    /// Where it stands.
    public var status: Status

    /// Makes a comment.
    public init(
        id: Identifier<Comment>,
        article: Identifier<Article>,
        parent: Identifier<Comment>?,
        author: String,
        text: CleanHTML,
        time: Timestamp,
        status: Status
    ) {
        self.id = id
        self.article = article
        self.parent = parent
        self.author = author
        self.text = text
        self.time = time
        self.status = status
    }
}
