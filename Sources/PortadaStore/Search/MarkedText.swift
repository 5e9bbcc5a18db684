import PortadaCore

/// Plain text in which the index has marked words, as clean HTML.
enum MarkedText {
    /// Stands before a marked word; no text of a story holds it, as the sanitiser lets no control character through.
    static let start = "\u{2}"
    /// Stands after it.
    static let end = "\u{3}"

    /// Escapes the text and puts `<mark>` where the marks are.
    static func html(_ text: String) -> CleanHTML {
        var markup = String.UnicodeScalarView()
        var isOpen = false
        // By scalars: to Swift, a sign with an accent on it is another character than the sign.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{2}":
                if !isOpen { markup += "<mark>".unicodeScalars }
                isOpen = true
            case "\u{3}":
                if isOpen { markup += "</mark>".unicodeScalars }
                isOpen = false
            case "&": markup += "&amp;".unicodeScalars
            case "<": markup += "&lt;".unicodeScalars
            case ">": markup += "&gt;".unicodeScalars
            case "\"": markup += "&quot;".unicodeScalars
            case "\n": markup.append(" ")
            default: markup.append(scalar)
            }
        }
        if isOpen { markup += "</mark>".unicodeScalars }
        return CleanHTML(vouchedFor: String(markup))
    }
}
