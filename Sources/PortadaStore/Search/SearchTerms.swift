/// What a reader typed into the search, taken apart: words, "phrases" and -exclusions. Any text has a meaning; nothing
/// in it is an operator of the index.
struct SearchTerms {
    /// The longest text that is looked at, in characters.
    static let maxLength = 400
    /// The most words and phrases.
    static let maxTerms = 16

    /// What must stand in a story, as typed.
    private(set) var wanted: [String] = []
    /// What must not.
    private(set) var unwanted: [String] = []

    init(_ text: String) {
        var isExcluded = false
        for (index, part) in text.prefix(Self.maxLength).split(
            separator: "\"", omittingEmptySubsequences: false
        ).enumerated() {
            if index % 2 == 1 {
                add(Self.cleaned(part), isExcluded: isExcluded)
                isExcluded = false
                continue
            }
            isExcluded = part.last == "-"
            for word in part.split(whereSeparator: \.isWhitespace) {
                let excluded = word.first == "-" && word.count > 1
                add(Self.cleaned(excluded ? word.dropFirst() : word), isExcluded: excluded)
            }
        }
    }

    private mutating func add(_ text: String, isExcluded: Bool) {
        guard wanted.count + unwanted.count < Self.maxTerms, text.contains(where: { $0.isLetter || $0.isNumber }) else {
            return
        }
        if isExcluded {
            unwanted.append(text)
        } else if !wanted.contains(text) {
            wanted.append(text)
        }
    }

    /// Letters, digits and single spaces: what the index's own words are made of.
    private static func cleaned(_ text: Substring) -> String {
        text.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
