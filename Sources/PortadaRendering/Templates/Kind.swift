/// What a field holds, known before any page is made.
///
/// Records and lists name their shape through a closure, because a shape may contain itself: a comment has replies.
public enum Kind: Sendable {
    /// Plain text, escaped where it is shown.
    case text
    /// Clean markup, shown as it is, only by a triple tag.
    case html
    /// Yes or no: for sections only.
    case flag
    /// One record of another shape, or none.
    case record(@Sendable () -> Shape)
    /// Records of one shape.
    case list(@Sendable () -> Shape)
}
