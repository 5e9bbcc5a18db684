import PortadaCore

/// Plain text in which the index has marked words, as clean HTML.
enum MarkedText {
    /// Stands before a marked word; no text of a story holds it, as the sanitiser lets no control character through.
    static let start = "\u{2}"
    /// Stands after it.
    static let end = "\u{3}"

    /// Escapes the text and puts `<mark>` where the marks are.
    static func html(_ text: String) -> CleanHTML {
        var markup = ""
        var isOpen = false
        for character in text {
            switch character {
            case "\u{2}":
                markup += isOpen ? "" : "<mark>"
                isOpen = true
            case "\u{3}":
                markup += isOpen ? "</mark>" : ""
                isOpen = false
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "\n": markup += " "
            default: markup.append(character)
            }
        }
        return CleanHTML(vouchedFor: isOpen ? markup + "</mark>" : markup)
    }
}
