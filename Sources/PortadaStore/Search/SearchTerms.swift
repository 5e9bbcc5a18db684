import Foundation

/// What a reader typed into the search, taken apart: words, "phrases" and -exclusions. Any text has a meaning; nothing
/// in it is an operator of the index.
struct SearchTerms {
    /// A word or a phrase.
    struct Term: Hashable {
        /// Its letters and digits, with a space where something else stood.
        var text: String
        /// The same without spaces, for a word that is written in several ways (EE.UU. and EEUU, covid-19 and covid19); nil for
        /// any other.
        var joined: String?

        /// The forms in which it is looked for.
        var forms: [String] { [text] + [joined].compactMap { $0 } }

        /// It in the language of an index, whichever of its forms stands there.
        /// - Parameter ending: `*` where the last word may go on.
        func expression(ending: String = "") -> String {
            let forms = forms.map { "\"\($0)\"\(ending)" }
            return forms.count == 1 ? forms[0] : "(\(forms.joined(separator: " OR ")))"
        }
    }

    /// The longest text that is looked at, in Unicode scalars.
    static let maxLength = 400
    /// The most words and phrases.
    static let maxTerms = 16

    /// What must stand in a story, as typed.
    private(set) var wanted: [Term] = []
    /// What must not.
    private(set) var unwanted: [Term] = []

    init(_ text: String) {
        var isExcluded = false
        for (index, part) in Self.readable(text).split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                add(Term(text: Self.cleaned(part)), isExcluded: isExcluded)
                isExcluded = false
                continue
            }
            isExcluded = part.last == "-"
            for word in Self.words(in: part) {
                let excluded = word.first == "-" && word.count > 1
                add(Self.term(excluded ? word.dropFirst() : word), isExcluded: excluded)
            }
        }
    }

    /// The question in the language of an index (sqlite.org/fts5.html, section 3): every word must stand there, or begin
    /// one. Nil when there is no word in it.
    var expression: String? {
        guard !wanted.isEmpty else { return nil }
        let wanted = wanted.map { $0.expression(ending: "*") }.joined(separator: " AND ")
        let unwanted = unwanted.map { $0.expression() }.joined(separator: " OR ")
        return unwanted.isEmpty ? wanted : "(\(wanted)) NOT (\(unwanted))"
    }

    private mutating func add(_ term: Term, isExcluded: Bool) {
        guard wanted.count + unwanted.count < Self.maxTerms,
            term.text.unicodeScalars.contains(where: Self.isLetterOrDigit)
        else { return }
        if isExcluded {
            unwanted.append(term)
        } else if !wanted.contains(term) {
            wanted.append(term)
        }
    }

    /// The words of a text; the two halves of EE. UU. and its like are one, as if no space stood between them.
    private static func words(in text: Substring.UnicodeScalarView) -> [Substring.UnicodeScalarView] {
        var words: [Substring.UnicodeScalarView] = []
        for word in text.split(whereSeparator: \.properties.isWhitespace) {
            if let last = words.last, isDoubled(last), isDoubled(word) {
                let both = String(last) + (last.last == "." ? "" : ".") + String(word)
                words[words.count - 1] = Substring(both).unicodeScalars
            } else {
                words.append(word)
            }
        }
        return words
    }

    /// A plural among abbreviations: `EE.`, `UU`.
    private static func isDoubled(_ word: Substring.UnicodeScalarView) -> Bool {
        let letters = word.last == "." ? word.dropLast() : word
        guard letters.count == 2, let first = letters.first, first == letters.last else { return false }
        return first.properties.isUppercase
    }

    private static func term(_ word: Substring.UnicodeScalarView) -> Term {
        let text = cleaned(word)
        let pieces = text.split(separator: " ")
        let inside = word.drop { !stands($0) }.reversed().drop { !stands($0) }.reversed()
        let joints = inside.filter { !stands($0) }.map { hyphens.contains($0) ? "-" : $0 }
        guard let joint = joints.first, joints.count == pieces.count - 1, joints.allSatisfy({ $0 == joint }),
            zip(pieces, pieces.dropFirst()).allSatisfy({ joins($0, joint, $1) }),
            joint == "-" || !isNumber(pieces[0]) || pieces[0].utf8.count <= 3
        else { return Term(text: text) }
        return Term(text: text, joined: pieces.joined())
    }

    private static let hyphens: [Unicode.Scalar] = ["-", "\u{2010}", "\u{2011}"]

    /// Whether the index knows two pieces as one word, too (`goes_on` in CSearch): 3-1 and 5.5 are no 31 and no 55.
    private static func joins(_ one: Substring, _ joint: Unicode.Scalar, _ other: Substring) -> Bool {
        if isNumber(one), isNumber(other) { return joint != "-" && other.utf8.count == 3 }
        switch joint {
        case "-": return true
        case ".": return [one, other].allSatisfy { !isNumber($0) && $0.utf8.count <= 3 }
        default: return false
        }
    }

    private static func isNumber(_ piece: Substring) -> Bool { piece.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// The text up to the limit without what nobody sees, accents joined to their letters, all double quotes the same.
    private static func readable(_ text: String) -> String.UnicodeScalarView {
        let seen = text.unicodeScalars.prefix(maxLength * 4).lazy.filter { $0.properties.generalCategory != .format }
        var start = String.UnicodeScalarView(seen.prefix(maxLength))
        start = String(start).precomposedStringWithCanonicalMapping.unicodeScalars
        return String.UnicodeScalarView(
            start.map { "\u{201C}\u{201D}\u{201E}«»".unicodeScalars.contains($0) ? "\"" : $0 }
        )
    }

    /// Letters, digits and single spaces: what the index's own words are made of. Looks at scalars, because to Swift a
    /// quote behind some letters is part of their character.
    private static func cleaned(_ text: Substring.UnicodeScalarView) -> String {
        text.split { !stands($0) }.map { String($0) }.joined(separator: " ")
    }

    private static func stands(_ scalar: Unicode.Scalar) -> Bool { isLetterOrDigit(scalar) || isMark(scalar) }

    /// What the index takes for part of a word, and nothing else: a word without any would be found nowhere.
    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
