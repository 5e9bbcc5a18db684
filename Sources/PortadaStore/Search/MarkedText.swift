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
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            switch scalar {
            case "\u{2}":
                if !isOpen {
                    let start = wordStart(in: markup, before: scalars[scalars.index(after: index)...].first)
                    markup.insert(contentsOf: "<mark>".unicodeScalars, at: start)
                }
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

    /// Where the word begins whose last piece comes next: the index knows EE.UU., COVID-19 and 2.000 as a whole beside their
    /// last pieces, and marks only those.
    private static func wordStart(
        in markup: String.UnicodeScalarView,
        before first: Unicode.Scalar?
    ) -> String.UnicodeScalarView.Index {
        guard var first else { return markup.endIndex }
        var start = markup.endIndex
        for _ in 0..<mostPieces {
            guard let joint = markup[..<start].last else { break }
            let end = markup.index(before: start)
            let piece = Array(markup[..<end].suffix(longestPiece).reversed().prefix { stands($0) }.reversed())
            guard let head = piece.first, joins(piece, joint, first) else { break }
            start = markup.index(end, offsetBy: -piece.count)
            first = head
        }
        return start
    }

    private static let (mostPieces, longestPiece) = (7, 40)

    private static func stands(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func joins(_ piece: [Unicode.Scalar], _ joint: Unicode.Scalar, _ first: Unicode.Scalar) -> Bool {
        let isNumber = first.properties.numericType != nil
        let areDigits = piece.count <= 3 && piece.allSatisfy { $0.properties.numericType != nil }
        switch joint {
        case ".": return first.properties.isUppercase || piece.count == 1 || isNumber && areDigits
        case "-", "\u{2010}", "\u{2011}": return isNumber && !areDigits
        case ",", " ", "\u{A0}", "\u{2009}", "\u{202F}": return isNumber && areDigits
        default: return false
        }
    }
}
