/// A template cut into text and tags, in the order of the source.
enum SourcePiece: Sendable {
    /// Text between tags, by its bytes.
    case text(Range<Int>)
    /// A tag.
    case tag(TemplateTag)
}
