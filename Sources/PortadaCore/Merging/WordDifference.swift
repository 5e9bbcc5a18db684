/// What changed between two texts, word by word, for people to look at.
public enum WordDifference {
    /// A run of words.
    public enum Run: Sendable, Hashable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Longer texts are compared as wholes: the work grows with the square of what differs.
    private static let maxWords = 4_000

    /// The runs in order.
    public static func runs(from old: String, to new: String) -> [Run] {
        guard old != new else { return old.isEmpty ? [] : [.same(old)] }
        let (before, after) = (words(old), words(new))
        guard before.count <= maxWords, after.count <= maxWords else {
            return [.removed(old), .added(new)].filter { $0 != .removed("") && $0 != .added("") }
        }
        let difference = after.difference(from: before)
        var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var runs: [Run] = []
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            if i < before.count, removed.contains(i) {
                append(.removed(before[i]), to: &runs)
                i += 1
            } else if j < after.count, inserted.contains(j) {
                append(.added(after[j]), to: &runs)
                j += 1
            } else {
                append(.same(after[j]), to: &runs)
                (i, j) = (i + 1, j + 1)
            }
        }
        return runs
    }

    private static func append(_ run: Run, to runs: inout [Run]) {
        switch (runs.last, run) {
        case (.same(let text), .same(let more)): runs[runs.count - 1] = .same(text + more)
        case (.removed(let text), .removed(let more)): runs[runs.count - 1] = .removed(text + more)
        case (.added(let text), .added(let more)): runs[runs.count - 1] = .added(text + more)
        default: runs.append(run)
        }
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
