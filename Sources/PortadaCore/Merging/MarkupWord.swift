/// A piece of clean HTML that changes as a whole: a word, a tag, a run of spaces, a mark.
struct MarkupWord: Hashable, Sendable {
    /// What a piece is.
    enum Kind: Sendable {
        /// Letters and digits.
        case word
        /// The beginning or end of a phrase: emphasis, a link.
        case phrase
        /// Any other tag: what stands on either side of it are different places.
        case wall
        /// Spaces and punctuation.
        case mark
    }

    let text: String
    let kind: Kind

    /// Whether changes on both sides of it don't touch.
    var separates: Bool { kind == .word || kind == .wall }

    private static let phrases: Set<Substring> = [
        "a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
    ]
    private static let void: Set<Substring> = ["br", "hr", "img", "source"]

    /// The pieces of a text in order; together they are the text.
    static func words(of html: CleanHTML) -> [MarkupWord] {
        let scalars = html.markup.unicodeScalars
        var words: [MarkupWord] = []
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let start = index
            let kind: Kind
            switch scalars[index] {
            case "<":
                index = endOfTag(scalars, from: index)
                kind = phrases.contains(tagName(String(scalars[start..<index])[...])) ? .phrase : .wall
            case "&":
                let end = scalars[index...].prefix(10).firstIndex(of: ";")
                index = scalars.index(after: end ?? index)
                kind = .mark
            case let scalar where isLetter(scalar):
                index = scalars[index...].firstIndex { !isLetter($0) } ?? scalars.endIndex
                kind = .word
            case let scalar where scalar.properties.isWhitespace:
                index = scalars[index...].firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
                kind = .mark
            default:
                index = scalars.index(after: index)
                kind = .mark
            }
            words.append(MarkupWord(text: String(scalars[start..<index]), kind: kind))
        }
        return words
    }

    /// Whether every tag ends where it must, and no element stands in another one of its name but lists and cells.
    static func isWellFormed(_ words: [MarkupWord]) -> Bool {
        var open: [Substring] = []
        for word in words where word.kind == .phrase || word.kind == .wall {
            let name = tagName(word.text[...])
            if word.text.hasPrefix("</") {
                guard open.popLast() == name else { return false }
            } else if !void.contains(name) {
                if word.kind == .phrase, open.contains(name) { return false }
                open.append(name)
            }
        }
        return open.isEmpty
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .format:
            true
        default:
            false
        }
    }

    private static func tagName(_ tag: Substring) -> Substring {
        tag.drop { $0 == "<" || $0 == "/" }.prefix { $0 != " " && $0 != ">" && $0 != "/" }
    }

    /// Behind the tag; `>` may stand in the value of an attribute.
    private static func endOfTag(_ scalars: String.UnicodeScalarView, from start: String.Index) -> String.Index {
        var isQuoted = false
        var index = start
        while index < scalars.endIndex {
            if scalars[index] == "\"" { isQuoted.toggle() }
            defer { index = scalars.index(after: index) }
            if scalars[index] == ">", !isQuoted { return scalars.index(after: index) }
        }
        return scalars.endIndex
    }
}
