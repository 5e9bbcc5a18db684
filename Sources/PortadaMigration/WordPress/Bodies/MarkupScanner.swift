import PortadaRendering

/// Cuts markup into tags, comments and text, without judging it.
struct MarkupScanner: Sequence, IteratorProtocol {
    /// A piece of markup.
    enum Piece {
        /// Text between tags, as written.
        case text(Substring)
        /// A tag, from `<` to `>`; the name in lower case.
        case tag(Substring, name: String, isEnd: Bool)
        /// A comment, from `<!--` to `-->`.
        case comment(Substring)

        /// The piece as written.
        var markup: Substring {
            switch self {
            case .text(let markup), .tag(let markup, _, _), .comment(let markup): markup
            }
        }
    }

    /// How many tags may never end: each of them looks through all the rest.
    private static let maxEndless = 50

    private var rest: Substring
    private var endless = 0

    init(_ markup: String) { rest = markup[...] }

    mutating func next() -> Piece? {
        guard let first = rest.utf8.first else { return nil }
        guard first == UInt8(ascii: "<") else { return text() }
        if rest.hasPrefix("<!--") {
            guard let end = rest.firstRange(of: "-->") else { return take(upTo: rest.endIndex).map { .text($0) } }
            return take(upTo: end.upperBound).map { .comment($0) }
        }
        return tag() ?? text()
    }

    private mutating func take(upTo end: Substring.Index) -> Substring? {
        let piece = rest[..<end]
        rest = rest[end...]
        return piece
    }

    private mutating func text() -> Piece? {
        let start = rest.utf8.index(after: rest.startIndex)
        let end = rest.utf8[start...].firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        return take(upTo: end).map { .text($0) }
    }

    private mutating func tag() -> Piece? {
        guard endless < Self.maxEndless else { return nil }
        let bytes = rest.utf8
        var index = bytes.index(after: bytes.startIndex)
        let isEnd = index < bytes.endIndex && bytes[index] == UInt8(ascii: "/")
        if isEnd { index = bytes.index(after: index) }
        let nameStart = index
        while index < bytes.endIndex, Self.isNameByte(bytes[index]) { index = bytes.index(after: index) }
        guard index > nameStart else { return nil }
        let name = rest[nameStart..<index].lowercased()
        var quote: UInt8?
        while index < bytes.endIndex {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return take(upTo: bytes.index(after: index)).map { .tag($0, name: name, isEnd: isEnd) }
            }
            index = bytes.index(after: index)
        }
        endless += 1
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x3A: true
        default: false
        }
    }

    /// An attribute of a tag, with its references resolved; nil when it isn't there, empty when it has no value.
    /// - Parameter name: in lower case; tags write theirs in any.
    static func attribute(_ name: StaticString, of tag: Substring) -> String? { HTMLAttributes(tag)[name] }
}
