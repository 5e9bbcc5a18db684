/// Brings two versions of one block together, word by word.
enum BlockMerge {
    /// Longer blocks are decided on as wholes.
    private static let maxWords = 6_000

    /// The block with both sides' changes; nil where they meet, or where one side wrote most of it anew.
    static func joined(base: CleanHTML, mine: CleanHTML, theirs: CleanHTML) -> CleanHTML? {
        let words = [base, mine, theirs].map { MarkupWord.words(of: $0) }
        guard words.allSatisfy({ $0.count <= maxWords }), haveSameTable(words) else { return nil }
        let edits = words.dropFirst().map { ListEdit.edits(from: words[0], to: $0) }
        guard edits.allSatisfy({ keepsMost(words[0], $0) }) else { return nil }
        let parts = ThreeWayMerge.parts(base: words[0], mine: edits[0], theirs: edits[1]) { meet($0, $1, in: words[0]) }
        var merged: [MarkupWord] = []
        for part in parts {
            guard case .agreed(let agreed) = part else { return nil }
            merged += agreed
        }
        guard MarkupWord.isWellFormed(merged) else { return nil }
        let block = CleanHTML(vouchedFor: merged.map(\.text).joined())
        return block.blocks.count == 1 ? block : nil
    }

    /// Edits meet unless a word that nobody touched stands between them.
    private static func meet(_ one: ListEdit<MarkupWord>, _ other: ListEdit<MarkupWord>, in base: [MarkupWord]) -> Bool
    {
        let (first, second) =
            one.range.lowerBound <= other.range.lowerBound ? (one.range, other.range) : (other.range, one.range)
        guard first.upperBound <= second.lowerBound else { return true }
        return !base[first.upperBound..<second.lowerBound].contains { $0.separates }
    }

    private static func keepsMost(_ base: [MarkupWord], _ edits: [ListEdit<MarkupWord>]) -> Bool {
        let gone = edits.reduce(0) { $0 + base[$1.range].count(where: { $0.kind == .word }) }
        return gone * 2 <= base.count(where: { $0.kind == .word })
    }

    /// Rows and columns that came or went are not brought together.
    private static func haveSameTable(_ words: [[MarkupWord]]) -> Bool {
        guard words.contains(where: { $0.contains { $0.text.hasPrefix("<table") } }) else { return true }
        let tags = words.map { $0.filter { $0.kind == .wall } }
        return tags.allSatisfy { $0 == tags[0] }
    }
}
