import PortadaRendering

/// Text for markup.
enum Escaped {
    /// The text with the characters escaped that mean something in HTML.
    static func text(_ text: String) -> String { HTMLText.escape(text) }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
