/// What changed between two texts, paragraph by paragraph.
public enum BlockDifference {
    /// A stretch of the comparison.
    public enum Part: Sendable, Hashable {
        /// Blocks that both have.
        case same([CleanHTML])
        /// A block that was written anew.
        case changed(from: CleanHTML, to: CleanHTML)
        /// A block that went.
        case removed(CleanHTML)
        /// A block that came.
        case added(CleanHTML)
    }

    /// The parts in order.
    public static func parts(from old: CleanHTML, to new: CleanHTML) -> [Part] {
        let before = old.blocks
        var parts: [Part] = []
        var place = 0
        func close(at end: Int) {
            if place < end { parts.append(.same(Array(before[place..<end]))) }
        }
        for edit in ListEdit.edits(from: before, to: new.blocks, pairs: BlockLikeness.pairs) {
            close(at: edit.range.lowerBound)
            place = edit.range.upperBound
            let gone = before[edit.range]
            if let from = gone.first, let to = edit.replacement.first, gone.count == 1, edit.replacement.count == 1,
                !BlockLikeness.pairs([from], [to]).isEmpty
            {
                parts.append(.changed(from: from, to: to))
            } else {
                parts += gone.map { .removed($0) } + edit.replacement.map { .added($0) }
            }
        }
        close(at: before.count)
        return parts
    }
}
