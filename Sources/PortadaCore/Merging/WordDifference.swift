/// What changed between two texts, word by word, for people to look at.
public enum WordDifference {
    /// A run of words.
    public enum Run: Sendable, Hashable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Longer texts are compared as wholes.
    private static let maxWords = 100_000

    /// The runs in order.
    public static func runs(from old: String, to new: String) -> [Run] {
        guard old != new else { return old.isEmpty ? [] : [.same(old)] }
        let (before, after) = (words(old), words(new))
        guard before.count <= maxWords, after.count <= maxWords else {
            return [.removed(old), .added(new)].filter { $0 != .removed("") && $0 != .added("") }
        }
        var runs: [Run] = []
        var place = 0
        func take(_ kind: (String) -> Run, _ words: some Sequence<String>) {
            let text = words.joined()
            if !text.isEmpty { runs.append(kind(text)) }
        }
        for edit in ListEdit.edits(from: before, to: after) {
            take(Run.same, before[place..<edit.range.lowerBound])
            take(Run.removed, before[edit.range])
            take(Run.added, edit.replacement)
            place = edit.range.upperBound
        }
        take(Run.same, before[place...])
        return runs
    }

    /// Words with the spaces behind them.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            if !word.isEmpty, !character.isWhitespace, word.last?.isWhitespace == true {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
