import PortadaCore

/// The words of a question, as far as marks in what it finds go by them. To the index, words of one stem are one word; to a reader,
/// a door (*puerta*) is no answer to a harbour (*puerto*).
struct AskedWords {
    private let words: [String]

    /// - Parameter text: what the reader typed.
    init(_ text: String) {
        words = SearchTerms(text).wanted.flatMap { $0.text.split(separator: " ").map { String($0).folded } }
    }

    /// Takes the marks from words that differ from those asked for in their gender alone.
    func mark(_ text: String) -> String {
        var kept = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: MarkedText.start),
            let end = rest[start.upperBound...].firstRange(of: MarkedText.end)
        {
            let word = rest[start.upperBound..<end.lowerBound]
            kept += rest[..<start.lowerBound]
            kept += isMeant(word) ? rest[start.lowerBound..<end.upperBound] : word
            rest = rest[end.upperBound...]
        }
        return kept + rest
    }

    private func isMeant(_ marked: Substring) -> Bool {
        let word = String(marked).folded
        let related = words.filter { Self.shared($0, word) >= min($0.count, word.count) - 2 }
        return related.isEmpty || related.contains { !Self.differInGender($0, word) }
    }

    private static func shared(_ one: String, _ other: String) -> Int { zip(one, other).prefix { $0 == $1 }.count }

    /// Whether two words are the same but for an ending in *o* or *a*, in either number.
    private static func differInGender(_ one: String, _ other: String) -> Bool {
        let (left, right) = (singular(one), singular(other))
        guard let last = left.last, let otherLast = right.last, left.dropLast() == right.dropLast() else {
            return false
        }
        return last != otherLast && "oa".contains(last) && "oa".contains(otherLast)
    }

    private static func singular(_ word: String) -> Substring { word.last == "s" ? word.dropLast() : word[...] }
}
