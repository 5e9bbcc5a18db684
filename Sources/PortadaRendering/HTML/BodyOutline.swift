import PortadaCore

/// The blocks at the top of a body, and where something may stand between them.
public enum BodyOutline {
    private struct Block {
        let name: String
        let end: Int
    }

    /// Bodies shorter than this have no place for a box.
    private static let fewestParagraphs = 4

    /// Splits a body behind its `afterParagraph`-th paragraph (from 1), or at the next place that is better: never
    /// inside a list, quote, table or figure, never before a heading, never at the end. Nil when there is no such place.
    public static func split(
        _ html: CleanHTML,
        afterParagraph: Int
    ) -> (before: CleanHTML, after: CleanHTML)? {
        let bytes = Array(html.markup.utf8)
        let blocks = topBlocks(bytes)
        guard blocks.count(where: { $0.name == "p" }) >= fewestParagraphs else { return nil }
        var paragraphs = 0
        for (index, block) in blocks.dropLast().enumerated() {
            if block.name == "p" { paragraphs += 1 }
            guard paragraphs >= afterParagraph, block.name == "p", blocks[index + 1].name == "p" else { continue }
            return (
                CleanHTML(vouchedFor: String(decoding: bytes[..<block.end], as: UTF8.self)),
                CleanHTML(vouchedFor: String(decoding: bytes[block.end...], as: UTF8.self))
            )
        }
        return nil
    }

    private static func topBlocks(_ bytes: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var depth = 0
        var name = ""
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let end = CleanHTML.endOfTag(bytes, from: index)
            let isEnd = index + 1 < end && bytes[index + 1] == UInt8(ascii: "/")
            let start = index + (isEnd ? 2 : 1)
            let tag = String(
                decoding: bytes[start..<end].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") },
                as: UTF8.self
            )
            if isEnd {
                depth -= 1
            } else {
                if depth == 0 { name = tag }
                if !["br", "hr", "img", "source"].contains(tag) { depth += 1 }
            }
            if depth == 0 { blocks.append(Block(name: name, end: end)) }
            index = end
        }
        return blocks
    }
}
