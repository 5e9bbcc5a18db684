/// Cuts a template into text and tags, following changes of the delimiters.
struct TemplateScanner {
    private let source: TemplateSource
    private var position = 0
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)
    private var pieces: [SourcePiece] = []
    private(set) var faults = FaultList()

    init(_ source: TemplateSource) {
        self.source = source
    }

    /// The whole template in pieces. What can't be read as a tag is a fault, and text.
    mutating func scan() -> [SourcePiece] {
        while position < source.bytes.count {
            guard let start = find(open, from: position) else {
                appendText(position..<source.bytes.count)
                break
            }
            appendText(position..<start)
            scanTag(at: start)
        }
        return pieces
    }

    private mutating func appendText(_ range: Range<Int>) {
        if !range.isEmpty { pieces.append(.text(range)) }
    }

    private mutating func scanTag(at start: Int) {
        let inside = start + open.count
        let sign = inside < source.bytes.count ? source.bytes[inside] : 0
        let ending = ending(for: sign)
        guard let end = find(ending, from: inside) else {
            faults.add(source, at: start, "the tag is never closed with \(closing(ending))")
            appendText(start..<source.bytes.count)
            position = source.bytes.count
            return
        }
        position = end + ending.count
        let kind = Self.kinds[sign] ?? .variable
        let content = trimmed((kind == .variable ? inside : inside + 1)..<end)
        if kind == .delimiters {
            setDelimiters(content, at: start)
        }
        pieces.append(.tag(tag(kind, content, at: start)))
    }

    private static let kinds: [UInt8: TemplateTag.Kind] = [
        UInt8(ascii: "{"): .unescaped, UInt8(ascii: "&"): .unescaped, UInt8(ascii: "#"): .section,
        UInt8(ascii: "^"): .inverted, UInt8(ascii: "/"): .close, UInt8(ascii: "!"): .comment,
        UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .parent, UInt8(ascii: "$"): .block,
        UInt8(ascii: "="): .delimiters,
    ]

    private func ending(for sign: UInt8) -> [UInt8] {
        switch sign {
        case UInt8(ascii: "{"): [UInt8(ascii: "}")] + close
        case UInt8(ascii: "="): [UInt8(ascii: "=")] + close
        default: close
        }
    }

    private func closing(_ ending: [UInt8]) -> String { String(decoding: ending, as: UTF8.self) }

    private mutating func tag(_ kind: TemplateTag.Kind, _ content: Range<Int>, at start: Int) -> TemplateTag {
        var name = content
        let takesDynamic = kind == .partial || kind == .parent || kind == .close
        let isDynamic = takesDynamic && !name.isEmpty && source.bytes[name.lowerBound] == UInt8(ascii: "*")
        if isDynamic { name = trimmed(name.lowerBound + 1..<name.upperBound) }
        if name.isEmpty && kind != .comment && kind != .delimiters {
            faults.add(source, at: start, "the tag names nothing")
        }
        return TemplateTag(kind: kind, name: source.text(name), isDynamic: isDynamic, offset: start)
    }

    private mutating func setDelimiters(_ content: Range<Int>, at start: Int) {
        let words = source.bytes[content].split(whereSeparator: Self.isBlank)
        guard words.count == 2, !words.contains(where: { $0.contains(UInt8(ascii: "=")) }) else {
            faults.add(source, at: start, "new delimiters are written as two words: {{=<% %>=}}")
            return
        }
        open = Array(words[0])
        close = Array(words[1])
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, Self.isBlank(source.bytes[lower]) { lower += 1 }
        while upper > lower, Self.isBlank(source.bytes[upper - 1]) { upper -= 1 }
        return lower..<max(lower, upper)
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private func find(_ needle: [UInt8], from start: Int) -> Int? {
        let bytes = source.bytes
        guard let first = needle.first, start + needle.count <= bytes.count else { return nil }
        return (start...bytes.count - needle.count).first { candidate in
            bytes[candidate] == first && bytes[candidate..<candidate + needle.count].elementsEqual(needle)
        }
    }
}
