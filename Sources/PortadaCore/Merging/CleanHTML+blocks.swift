extension CleanHTML {
    private static let void: Set<String> = ["br", "hr", "img", "source"]

    /// The blocks that stand one below the other: paragraphs, headings, lists, figures; each whole.
    ///
    /// Understands what the sanitiser writes, not HTML at large.
    public var blocks: [CleanHTML] {
        let bytes = Array(markup.utf8)
        var blocks: [CleanHTML] = []
        var (start, index, depth) = (0, 0, 0)
        func close(at end: Int) {
            let block = bytes[start..<end]
            if block.contains(where: { $0 > 32 }) {
                blocks.append(CleanHTML(vouchedFor: String(decoding: block, as: UTF8.self)))
            }
            start = end
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let end = Self.endOfTag(bytes, from: index)
            let isEnd = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
            let name = String(
                decoding: bytes[(index + (isEnd ? 2 : 1))..<end].prefix { $0 != 32 && $0 != UInt8(ascii: ">") },
                as: UTF8.self
            )
            if isEnd {
                depth -= 1
            } else if !Self.void.contains(name) {
                if depth == 0, index > start { close(at: index) }
                depth += 1
            }
            index = end
            if depth <= 0 { close(at: index) }
        }
        close(at: bytes.count)
        return blocks
    }

    /// One text of several blocks.
    public init(joining blocks: some Sequence<CleanHTML>) {
        self.init(vouchedFor: blocks.map(\.markup).joined())
    }
}
