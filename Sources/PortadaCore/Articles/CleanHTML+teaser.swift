extension CleanHTML {
    private static let teaserWords = 55
    private static let fewestWords = 20

    /// The first sentences, for a story whose summary nobody wrote: at most 55 words of its paragraphs, plain text. Captions,
    /// headings and boxes are left out. Empty when there are no paragraphs.
    ///
    /// Understands the beginning of a longer text, too: what ends within a paragraph is cut off there.
    public var teaser: String {
        var words: [Substring] = []
        for paragraph in paragraphs {
            let text = CleanHTML(vouchedFor: String(paragraph)).plainText
            for word in text.split(whereSeparator: \.isWhitespace) {
                words.append(word)
                if words.count > Self.teaserWords { return Self.cut(words) }
            }
        }
        return words.joined(separator: " ")
    }

    /// So many of its first characters of Unicode, whatever is cut through there: for `teaser`.
    func beginning(of length: Int) -> CleanHTML {
        markup.utf8.count <= length ? self : CleanHTML(vouchedFor: String(markup.unicodeScalars.prefix(length)))
    }

    /// The words up to the end of a sentence, when one ends late enough; else all that fit.
    private static func cut(_ words: [Substring]) -> String {
        let fitting = words.prefix(teaserWords)
        let end = fitting.lastIndex { $0.last.map { ".!?…»”\"".contains($0) } ?? false }
        guard let end, end + 1 >= fewestWords else { return fitting.joined(separator: " ") + "…" }
        return fitting[...end].joined(separator: " ")
    }

    /// Paragraphs that stand in no figure and no box, the last perhaps without its end.
    private var paragraphs: some Sequence<Substring> {
        var rest = markup[...]
        return AnyIterator {
            while let start = rest.firstIndex(of: "<") {
                rest = rest[start...]
                if rest.hasPrefix("<figure") {
                    guard let end = rest.firstRange(of: "</figure>") else { return nil }
                    rest = rest[end.upperBound...]
                } else if rest.hasPrefix("<p>") || rest.hasPrefix("<p ") {
                    let end = rest.firstRange(of: "</p>")?.upperBound ?? rest.endIndex
                    let paragraph = rest[..<end]
                    rest = rest[end...]
                    // A box speaks of another story, which may have been taken back.
                    let tag = paragraph.prefix { $0 != ">" }
                    if !tag.split(whereSeparator: { !$0.isLetter }).contains("related") { return paragraph }
                } else {
                    rest = rest.dropFirst()
                }
            }
            return nil
        }
    }
}
