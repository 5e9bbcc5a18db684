/// The attributes of a tag, one after the other: names in lower case, values as written, nil for those without.
struct TagAttributes: Sequence, IteratorProtocol {
    private var rest: Substring.UTF8View

    /// - Parameter tag: from `<` to `>`.
    init(_ tag: Substring) {
        rest = tag.utf8.drop { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
    }

    mutating func next() -> (name: String, value: Substring?)? {
        rest = rest.drop { Self.isSpace($0) || $0 == UInt8(ascii: "/") }
        guard let first = rest.first, first != UInt8(ascii: ">") else { return nil }
        let end = rest.dropFirst().firstIndex { Self.isSpace($0) || "=>/".utf8.contains($0) } ?? rest.endIndex
        let name = Substring(rest[..<end]).lowercased()
        let behind = rest[end...].drop(while: Self.isSpace)
        guard behind.first == UInt8(ascii: "=") else {
            rest = behind
            return (name, nil)
        }
        return (name, value(behind.dropFirst().drop(while: Self.isSpace)))
    }

    private mutating func value(_ text: Substring.UTF8View) -> Substring {
        guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let end = text.firstIndex { Self.isSpace($0) || $0 == UInt8(ascii: ">") } ?? text.endIndex
            rest = text[end...]
            return Substring(text[..<end])
        }
        let inner = text.dropFirst()
        let end = inner.firstIndex(of: quote) ?? inner.endIndex
        rest = inner[end...].dropFirst()
        return Substring(inner[..<end])
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
