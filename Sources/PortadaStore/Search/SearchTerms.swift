import Foundation

/// What a reader typed into the search, taken apart: words, "phrases" and -exclusions. Any text has a meaning; nothing
/// in it is an operator of the index.
struct SearchTerms {
    /// The longest text that is looked at, in Unicode scalars.
    static let maxLength = 400
    /// The most words and phrases.
    static let maxTerms = 16

    /// What must stand in a story, as typed.
    private(set) var wanted: [String] = []
    /// What must not.
    private(set) var unwanted: [String] = []

    init(_ text: String) {
        var isExcluded = false
        for (index, part) in Self.readable(text).split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                add(Self.cleaned(part), isExcluded: isExcluded)
                isExcluded = false
                continue
            }
            isExcluded = part.last == "-"
            for word in part.split(whereSeparator: \.properties.isWhitespace) {
                let excluded = word.first == "-" && word.count > 1
                add(Self.cleaned(excluded ? word.dropFirst() : word), isExcluded: excluded)
            }
        }
    }

    /// The question in the language of an index (sqlite.org/fts5.html, section 3): every word must stand there, or begin
    /// one. Nil when there is no word in it.
    var expression: String? {
        guard !wanted.isEmpty else { return nil }
        let wanted = wanted.map { "\"\($0)\"*" }.joined(separator: " AND ")
        let unwanted = unwanted.map { "\"\($0)\"" }.joined(separator: " OR ")
        return unwanted.isEmpty ? wanted : "(\(wanted)) NOT (\(unwanted))"
    }

    private mutating func add(_ text: String, isExcluded: Bool) {
        guard wanted.count + unwanted.count < Self.maxTerms, text.unicodeScalars.contains(where: Self.isLetterOrDigit)
        else { return }
        if isExcluded {
            unwanted.append(text)
        } else if !wanted.contains(text) {
            wanted.append(text)
        }
    }

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
        text.split { !isLetterOrDigit($0) && !isMark($0) }.map { String($0) }.joined(separator: " ")
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
