/// Cuts a body into shortcodes and what lies between them, in one pass: hostile bodies hold thousands of starts without an
/// end, and each must not look through the rest for one.
struct ShortcodeScanner {
    enum Piece {
        case text(String)
        case shortcode(Shortcode)
    }

    private static let longestName = 60
    private static let longestTag = 4000
    private static let longestEscape = 2000

    private let bytes: [UInt8]
    private let known: Set<String>
    private var index = 0
    /// Where the end tags of each name stand, the last first.
    private var ends: [String: [Int]] = [:]
    /// Where the next `]]` stands, as far as it was looked for.
    private var doubleEnd = -1
    /// How many bytes may still be read in vain: a quote that never ends hides all tags behind it.
    private var patience: Int

    init(_ body: String, known: Set<String>) {
        bytes = Array(body.utf8)
        self.known = known
        patience = 16 * bytes.count + 4 * Self.longestTag
        for start in bytes.indices.reversed() where bytes[start] == UInt8(ascii: "[") {
            guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "/") else { continue }
            let end = endOfName(from: start + 2)
            guard end < bytes.count, bytes[end] == UInt8(ascii: "]") else { continue }
            ends[text(start + 2, end), default: []].append(start)
        }
    }

    /// The next piece; nil at the end.
    mutating func next() -> Piece? {
        guard index < bytes.count else { return nil }
        guard bytes[index] == UInt8(ascii: "[") else { return plain(from: index) }
        if let escaped = escape() { return .text(escaped) }
        if let shortcode = shortcode() { return .shortcode(shortcode) }
        return plain(from: index + 1)
    }

    private mutating func plain(from next: Int) -> Piece {
        let start = index
        index = bytes[next...].firstIndex(of: UInt8(ascii: "[")) ?? bytes.count
        return .text(text(start, index))
    }

    private mutating func escape() -> String? {
        let start = index
        guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "["), isLetter(bytes[start + 2]) else {
            return nil
        }
        if doubleEnd < start {
            doubleEnd = start
            while doubleEnd + 1 < bytes.count,
                bytes[doubleEnd] != UInt8(ascii: "]") || bytes[doubleEnd + 1] != UInt8(ascii: "]")
            {
                doubleEnd += 1
            }
        }
        guard doubleEnd + 1 < bytes.count, doubleEnd - start < Self.longestEscape else { return nil }
        index = doubleEnd + 2
        return text(start + 1, doubleEnd + 1)
    }

    private mutating func shortcode() -> Shortcode? {
        let nameEnd = endOfName(from: index + 1)
        guard nameEnd > index + 1, isLetter(bytes[index + 1]), let close = endOfTag(from: nameEnd) else { return nil }
        let name = text(index + 1, nameEnd)
        let raw = text(nameEnd, close)
        let attributes = ShortcodeAttributes(raw)
        let end = raw.hasSuffix("/") ? nil : end(of: name, from: close + 1)
        // A word in brackets is a shortcode when it is known, has an end, or attributes like one.
        guard
            known.contains(name.lowercased()) || end != nil || !attributes.named.isEmpty
                || (name.contains("_") && raw.allSatisfy(\.isWhitespace))
        else { return nil }
        let content = end.map { text(close + 1, $0) }
        index = end.map { $0 + name.utf8.count + 3 } ?? close + 1
        return Shortcode(name: name.lowercased(), attributes: attributes, content: content)
    }

    private mutating func end(of name: String, from start: Int) -> Int? {
        while let end = ends[name]?.last {
            if end >= start { return end }
            ends[name]?.removeLast()
        }
        return nil
    }

    /// Where the `]` of a start tag stands; quotes may hold one.
    private mutating func endOfTag(from start: Int) -> Int? {
        var isQuoted = false
        for place in start..<min(bytes.count, start + min(Self.longestTag, patience)) {
            switch bytes[place] {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "]") where !isQuoted: return place
            case UInt8(ascii: "[") where !isQuoted:
                patience -= place - start
                return nil
            default: continue
            }
        }
        patience = max(0, patience - Self.longestTag)
        return nil
    }

    private func endOfName(from start: Int) -> Int {
        var end = start
        while end < bytes.count, end - start <= Self.longestName, ShortcodeAttributes.isNameByte(bytes[end]) {
            end += 1
        }
        return end - start <= Self.longestName ? end : start
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    private func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
}
