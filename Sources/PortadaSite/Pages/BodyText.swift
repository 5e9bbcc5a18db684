import PortadaCore

/// Counts in the text of a body.
enum BodyText {
    /// How many words a reader reads in a minute (a common estimate for Spanish prose).
    private static let wordsPerMinute = 220

    /// How many words there are between the tags.
    static func wordCount(of body: CleanHTML) -> Int {
        var markup = body.markup
        return markup.withUTF8 { bytes in
            var count = 0
            var index = 0
            while index < bytes.count {
                let tag = bytes.next(UInt8(ascii: "<"), from: index)
                count += wordCount(of: MarkupBytes(rebasing: bytes[index..<tag]))
                index = bytes.next(UInt8(ascii: ">"), from: tag) + 1
            }
            return count
        }
    }

    /// Counts where a blank, or the beginning, stands before something else. Without a branch and with a count of one
    /// byte, so that the compiler looks at sixteen bytes at once: it was a thirtieth of the making of a page.
    private static func wordCount(of text: MarkupBytes) -> Int {
        var count = text.first.map { Int(1 - isBlank($0)) } ?? 0
        var start = 1
        while start < text.count {
            let end = min(start + 255, text.count)
            var begun: UInt8 = 0
            for (before, byte) in zip(
                MarkupBytes(rebasing: text[(start - 1)..<(end - 1)]),
                MarkupBytes(rebasing: text[start..<end])
            ) {
                begun &+= isBlank(before) & ~isBlank(byte)
            }
            count += Int(begun)
            start = end
        }
        return count
    }

    /// 1 for what stands between words.
    private static func isBlank(_ byte: UInt8) -> UInt8 {
        var blank: UInt8 = byte == 0x20 ? 1 : 0
        blank |= byte == 0x0A ? 1 : 0
        blank |= byte == 0x09 ? 1 : 0
        return blank
    }

    /// How many minutes so many words take to read, 1 at least.
    static func minutes(words: Int) -> Int {
        max(1, (words + wordsPerMinute / 2) / wordsPerMinute)
    }
}
