/// Bounds what the parser is given: it takes quadratic time over deep nesting, over formatting elements that are never
/// closed, and over thousands of attributes.
///
/// Looks at tags only, on bytes, in one pass. Start tags beyond the limits are left out; their text stays.
struct NestingLimit {
    /// How many elements may be open at once; a story has fewer than twenty.
    static let maxDepth = 96
    /// How many attributes a tag may have.
    static let maxAttributes = 64
    /// The longest tag, in bytes.
    static let maxTagBytes = 16 * 1024

    /// Elements without an end tag, or whose end tag the parser supplies by itself.
    private static let uncounted: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup",
        "html", "head", "body",
    ]

    /// How many `<` may stand inside of tags, all together. The parser may see tags there, where a comment or a quote
    /// ends elsewhere for it than for this scan.
    private static let maxHidden = 2000

    /// Opens a text in drawings and formulas, and a comment anywhere else. As text within a table it makes the parser
    /// give up the whole process; written small it is a comment everywhere.
    private static let characterData = Array("<![CDATA[".utf8)
    private static let comment = Array("<![cdata[".utf8)

    private var open: [String] = []
    private var hidden = 0
    private var output: [UInt8] = []

    /// The same markup within the limits.
    static func apply(to markup: [UInt8]) -> [UInt8] {
        var limit = NestingLimit()
        limit.output.reserveCapacity(markup.count)
        var index = 0
        while index < markup.count {
            guard markup[index] == UInt8(ascii: "<") else {
                limit.output.append(markup[index])
                index += 1
                continue
            }
            if markup[index...].starts(with: characterData) {
                limit.output.append(contentsOf: comment)
                index += comment.count
                continue
            }
            let end = endOfTag(markup, from: index)
            limit.take(markup[index..<end])
            index = end
        }
        return limit.output
    }

    private mutating func take(_ tag: ArraySlice<UInt8>) {
        let isEnd = tag.dropFirst().first == UInt8(ascii: "/")
        let name = Self.name(of: tag.dropFirst(isEnd ? 2 : 1))
        guard !name.isEmpty else {
            output.append(contentsOf: tag)
            return
        }
        hidden += tag.dropFirst().lazy.filter { $0 == UInt8(ascii: "<") }.count
        guard tag.count <= Self.maxTagBytes, hidden <= Self.maxHidden,
            Self.attributeCount(of: tag) <= Self.maxAttributes
        else { return }
        if Self.uncounted.contains(name) {
            output.append(contentsOf: tag)
        } else if isEnd {
            // An end tag without a start tag would only cost the parser a walk through all that is open.
            guard let index = open.lastIndex(of: name) else { return }
            open.removeSubrange(index...)
            output.append(contentsOf: tag)
        } else if open.count < Self.maxDepth {
            open.append(name)
            output.append(contentsOf: tag)
        }
    }

    /// Just after the tag that begins at `start`. One that never ends is the whole rest; a `<` that begins no tag is
    /// one byte.
    private static func endOfTag(_ markup: [UInt8], from start: Int) -> Int {
        var index = start + 1
        if index < markup.count, markup[index] == UInt8(ascii: "/") { index += 1 }
        guard index < markup.count, isNameStart(markup[index]) else { return start + 1 }
        var quote: UInt8?
        while index < markup.count {
            let byte = markup[index]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"))
                && markup[index - 1] == UInt8(ascii: "=")
            {
                quote = byte
            }
            index += 1
        }
        return markup.count
    }

    private static func name(of bytes: ArraySlice<UInt8>) -> String {
        guard let first = bytes.first, isNameStart(first) else { return "" }
        let name = bytes.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }.prefix(40)
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// At most so many attributes, counted by what separates them.
    private static func attributeCount(of tag: ArraySlice<UInt8>) -> Int {
        var count = 0
        var wasSeparator = false
        for byte in tag {
            let isSeparator = byte <= 0x20 || byte == UInt8(ascii: "/")
            if isSeparator, !wasSeparator { count += 1 }
            wasSeparator = isSeparator
        }
        return tag.count < 512 ? 0 : min(count, tag.lazy.filter { $0 == UInt8(ascii: "=") }.count + count / 2)
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }
}
