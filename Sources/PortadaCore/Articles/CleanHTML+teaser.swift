extension CleanHTML {
    private static let teaserWords = 55
    private static let fewestWords = 20

    /// The first sentences, for a story whose summary nobody wrote: at most 55 words of its paragraphs, plain text. Captions,
    /// headings, boxes and the numbers of notes are left out. A text without paragraphs gives the words of its lists, tables
    /// and lines as they are typed.
    ///
    /// Understands the beginning of a longer text, too: what ends within a paragraph is cut off there.
    public var teaser: String {
        let first = Self.firstWords(elements { Self.isTag($0, "p") ? "</p>" : nil })
        guard first.isEmpty else { return first }
        let ends: [(name: Substring, end: String)] = [
            ("li", "</li>"), ("td", "</td>"), ("th", "</th>"), ("pre", "</pre>"), ("dt", "</dt>"), ("dd", "</dd>"),
        ]
        return Self.firstWords(elements { tag in ends.first { Self.isTag(tag, $0.name) }?.end })
    }

    private static func firstWords(_ elements: some Sequence<Substring>) -> String {
        var words: [Substring] = []
        for element in elements {
            let text = CleanHTML(vouchedFor: withoutNotes(element)).plainText
            for word in text.split(whereSeparator: \.isWhitespace) {
                words.append(word)
                if words.count > teaserWords { return cut(words) }
            }
        }
        return words.joined(separator: " ")
    }

    /// Markup without the raised numbers that lead to notes.
    private static func withoutNotes(_ markup: Substring) -> String {
        var output = ""
        var rest = markup
        while let start = rest.firstRange(of: "<sup") {
            output += rest[..<start.lowerBound]
            let end = rest[start.upperBound...].firstRange(of: "</sup>")?.upperBound ?? rest.endIndex
            let raised = rest[start.lowerBound..<end]
            if !raised.contains("href=\"#") { output += raised }
            rest = rest[end...]
        }
        return output + rest
    }

    private static func isTag(_ markup: Substring, _ name: Substring) -> Bool {
        let rest = markup.dropFirst()
        guard rest.hasPrefix(name), let next = rest.dropFirst(name.count).first else { return false }
        return next == ">" || next == " "
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

    /// Elements that stand in no figure and no box, the last perhaps without its end.
    /// - Parameter end: the end tag of an element that is wanted, by the markup from its start tag on; nil for others.
    private func elements(_ end: @escaping (Substring) -> String?) -> some Sequence<Substring> {
        var rest = markup[...]
        return AnyIterator {
            while let start = rest.firstIndex(of: "<") {
                rest = rest[start...]
                if rest.hasPrefix("<figure") {
                    guard let end = rest.firstRange(of: "</figure>") else { return nil }
                    rest = rest[end.upperBound...]
                } else if let endTag = end(rest) {
                    let end = rest.firstRange(of: endTag)?.upperBound ?? rest.endIndex
                    let element = rest[..<end]
                    rest = rest[end...]
                    // A box speaks of another story, which may have been taken back.
                    let tag = element.prefix { $0 != ">" }
                    if !tag.split(whereSeparator: { !$0.isLetter }).contains("related") { return element }
                } else {
                    rest = rest.dropFirst()
                }
            }
            return nil
        }
    }
}
