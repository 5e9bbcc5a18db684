import PortadaCore

/// Text out of clean HTML, and into it.
public enum HTMLText {
    /// The words alone; blocks are separated by line breaks.
    public static func plain(_ html: CleanHTML) -> String { html.plainText }

    /// Text as markup.
    public static func escape(_ text: String) -> String {
        var markup = ""
        markup.reserveCapacity(text.utf8.count + 16)
        for character in text.unicodeScalars {
            switch character {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            default: markup.unicodeScalars.append(character)
            }
        }
        return markup
    }

    /// The beginning of a text in one line, cut at a word's end with an ellipsis.
    public static func excerpt(_ html: CleanHTML, maxCharacters: Int) -> String {
        let words = html.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count > maxCharacters else { return words }
        let cut = words.prefix(max(1, maxCharacters - 1))
        let end = cut.lastIndex(of: " ") ?? cut.endIndex
        return cut[..<end] + "…"
    }
}
