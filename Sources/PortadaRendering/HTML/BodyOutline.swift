import PortadaCore

/// The blocks at the top of a body, and where something may stand between them.
public enum BodyOutline {
    /// Bodies shorter than this have no place for a box.
    private static let fewestParagraphs = 4

    /// Splits a body behind its `afterParagraph`-th paragraph (from 1), or at the next place that is better: never
    /// inside a list, quote, table or figure, never before a heading, never at the end. Nil when there is no such place.
    public static func split(
        _ html: CleanHTML,
        afterParagraph: Int
    ) -> (before: CleanHTML, after: CleanHTML)? {
        var markup = html.markup
        guard let place = markup.withUTF8({ place(in: $0, afterParagraph: afterParagraph) }) else { return nil }
        let index = markup.utf8.index(markup.startIndex, offsetBy: place)
        return (CleanHTML(vouchedFor: String(markup[..<index])), CleanHTML(vouchedFor: String(markup[index...])))
    }

    private static func place(in bytes: MarkupBytes, afterParagraph: Int) -> Int? {
        var blocks = TopBlocks(bytes: bytes)
        var paragraphs = 0
        var (place, last): (Int?, TopBlocks.Block?)
        while let block = blocks.next() {
            if place == nil, paragraphs >= afterParagraph, let last, last.isParagraph, block.isParagraph {
                place = last.end
            }
            if block.isParagraph { paragraphs += 1 }
            if let place, paragraphs >= fewestParagraphs { return place }
            last = block
        }
        return nil
    }
}

/// The elements at the top of clean markup, one after the other; what lies behind the last one asked for isn't read.
private struct TopBlocks {
    struct Block {
        let isParagraph: Bool
        /// Where the bytes behind it begin.
        let end: Int
    }

    private static let void: [StaticString] = ["br", "hr", "img", "source"]

    let bytes: MarkupBytes
    private var index = 0

    init(bytes: MarkupBytes) {
        self.bytes = bytes
    }

    mutating func next() -> Block? {
        var depth = 0
        var isParagraph = false
        while let tag = nextTag() {
            let isEnd = bytes[tag.lowerBound + 1] == UInt8(ascii: "/")
            if isEnd {
                depth -= 1
            } else {
                if depth == 0 { isParagraph = hasName("p", tag) }
                if !Self.void.contains(where: { hasName($0, tag) }) { depth += 1 }
            }
            if depth <= 0 { return Block(isParagraph: isParagraph, end: index) }
        }
        return nil
    }

    private mutating func nextTag() -> Range<Int>? {
        index = bytes.next(UInt8(ascii: "<"), from: index)
        guard index + 1 < bytes.count else { return nil }
        let start = index
        index = bytes.endOfTag(from: start)
        return start..<index
    }

    private func hasName(_ name: StaticString, _ tag: Range<Int>) -> Bool {
        let end = tag.lowerBound + 1 + name.utf8CodeUnitCount
        guard end < tag.upperBound, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: ">") else {
            return false
        }
        return bytes.has(name, at: tag.lowerBound + 1)
    }
}
