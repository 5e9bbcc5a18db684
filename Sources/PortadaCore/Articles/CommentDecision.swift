/// What the newsroom decides about one comment.
public struct CommentDecision: Sendable, Hashable {
    /// The comment.
    public var comment: Identifier<Comment>
    /// Where it stood for the one who decides; nil for wherever it stands. A comment that stands elsewhere by now is left
    /// alone.
    public var former: Comment.Status?
    /// Where it is to stand.
    public var status: Comment.Status

    /// Makes a decision.
    public init(_ comment: Identifier<Comment>, from former: Comment.Status? = nil, to status: Comment.Status) {
        self.comment = comment
        self.former = former
        self.status = status
    }

    /// What takes it back; nil while it isn't known where the comment stood.
    public var undone: CommentDecision? { former.map { CommentDecision(comment, from: status, to: $0) } }
}
