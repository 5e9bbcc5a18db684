/// Gives the headings of a text their places below the page's own heading: the first is an `h2`, none skips a level.
///
/// Texts from outside begin with whatever heading looked right where they came from; readers who go by headings need the
/// order. What is in order already stays as it is.
struct HeadingOutline {
    /// The headings that the next one may stand under: the level each came with and the one that it got.
    private var open: [(level: Int, place: Int)] = []
    private var before: [(level: Int, place: Int)] = []

    /// Whether an element is a heading of a text.
    static func isHeading(_ name: String) -> Bool { name == "h2" || name == "h3" || name == "h4" }

    /// The element that stands for a heading here.
    mutating func place(_ name: String) -> String {
        before = open
        let level = name == "h2" ? 2 : (name == "h3" ? 3 : 4)
        while let last = open.last, last.level >= level { open.removeLast() }
        let place = min((open.last?.place ?? 1) + 1, 4)
        open.append((level, place))
        return "h\(place)"
    }

    /// Takes the last heading back, which turned out to be empty.
    mutating func takeBack() { open = before }
}
