/// What a story's body is made of, as the old site keeps it.
struct BodyOriginal: Sendable, Codable, Hashable {
    /// The text as it came.
    var content: String
    /// Its footnotes as they came; empty for none.
    var notes: String
    /// The number of its story: galleries may show what hangs on it.
    var story: String

    /// The body of it.
    func converted(by converter: BodyConverter) -> ConvertedBody {
        converter.convert(content, of: story, notes: Footnote.read(notes))
    }
}
