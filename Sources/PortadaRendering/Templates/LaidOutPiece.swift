/// A piece of a template after lines that hold nothing but tags were taken out.
enum LaidOutPiece: Sendable {
    /// At most one line of text; `startsLine` when it begins a line of the source.
    case text(Range<Int>, startsLine: Bool)
    /// A tag; `indentation` is the blank text before it when nothing else stands before it on its line, and
    /// `isStandalone` when the whole line was taken out.
    case tag(TemplateTag, indentation: Range<Int>?, isStandalone: Bool)
}
