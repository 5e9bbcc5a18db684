/// The font of the newspaper's name, as a list for CSS.
enum Lettering {
    /// Lists by the words that a theme may use for them.
    static let presets = [
        "serif": "Georgia, \"Times New Roman\", Times, serif",
        "oldstyle": "\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"URW Palladio L\", Georgia, serif",
        "didone": "Didot, \"Bodoni MT\", \"Bodoni 72\", \"Playfair Display\", Georgia, serif",
        "slab": "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"DejaVu Serif\", Georgia, serif",
        "sans": "\"Helvetica Neue\", Helvetica, Arial, \"Liberation Sans\", sans-serif",
        "condensed": "\"Arial Narrow\", \"Roboto Condensed\", \"Liberation Sans Narrow\", Arial, sans-serif",
        "blackletter": "\"UnifrakturCook\", \"Old English Text MT\", \"Lucida Blackletter\", Georgia, serif",
        "mono": "ui-monospace, \"SF Mono\", Menlo, Consolas, \"Liberation Mono\", monospace",
    ]

    /// The list for a word, or the list itself when it can't be anything but one; else nil.
    static func list(for text: String) -> String? {
        if let preset = presets[text] { return preset }
        let fonts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimming(" ") }
        guard text.count <= 200, fonts.allSatisfy(isFont) else { return nil }
        return fonts.joined(separator: ", ")
    }

    /// Whether the text is one font: a word, or words in quotation marks.
    private static func isFont(_ font: some StringProtocol) -> Bool {
        var name = Substring(font)
        if name.count > 2, let mark = name.first, mark == "\"" || mark == "'", name.last == mark {
            name = name.dropFirst().dropLast()
        }
        guard let first = name.first, first.isASCII, first.isLetter else { return false }
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " " || $0 == "-") }
    }
}

extension Substring {
    /// Without the character at both ends.
    fileprivate func trimming(_ character: Character) -> String {
        var text = self
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return String(text)
    }
}
