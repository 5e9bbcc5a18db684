import PortadaCore

/// A comment as it comes in: with the numbers that it had where it came from. An answer stands behind what it answers.
public struct ImportedComment: Sendable, Hashable {
    /// Its number there.
    public var id: String
    /// The number of the comment that it answers.
    public var parent: String?
    /// The name that the reader gave.
    public var author: String
    /// The text.
    public var text: CleanHTML
    /// When it was written.
    public var time: Timestamp
    /// Where it stands.
    public var status: Comment.Status

    /// Makes a comment.
    public init(
        id: String,
        parent: String?,
        author: String,
        text: CleanHTML,
        time: Timestamp,
        status: Comment.Status
    ) {
        self.id = id
        self.parent = parent
        self.author = author
        self.text = text
        self.time = time
        self.status = status
    }
}
