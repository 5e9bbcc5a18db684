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

    /// Blocks that share fewer of their words than this are no versions of one another.
    private static let likeness = 0.3

    /// The parts in order.
    public static func parts(from old: CleanHTML, to new: CleanHTML) -> [Part] {
        let (before, after) = (old.blocks, new.blocks)
        let difference = after.difference(from: before)
        var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var parts: [Part] = []
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            var (gone, come): ([CleanHTML], [CleanHTML]) = ([], [])
            while i < before.count, removed.contains(i) {
                gone.append(before[i])
                i += 1
            }
            while j < after.count, inserted.contains(j) {
                come.append(after[j])
                j += 1
            }
            parts += pairs(gone, come)
            var same: [CleanHTML] = []
            while i < before.count, j < after.count, !removed.contains(i), !inserted.contains(j) {
                same.append(after[j])
                (i, j) = (i + 1, j + 1)
            }
            if !same.isEmpty { parts.append(.same(same)) }
        }
        return parts
    }

    /// Each block that went beside the next one that came and is like it.
    private static func pairs(_ gone: [CleanHTML], _ come: [CleanHTML]) -> [Part] {
        var parts: [Part] = []
        var next = 0
        for block in gone {
            if let place = come[next...].firstIndex(where: { isLike(block, $0) }) {
                parts += come[next..<place].map { .added($0) }
                parts.append(.changed(from: block, to: come[place]))
                next = place + 1
            } else {
                parts.append(.removed(block))
            }
        }
        return parts + come[next...].map { .added($0) }
    }

    private static func isLike(_ one: CleanHTML, _ other: CleanHTML) -> Bool {
        let (one, other) = (words(one), words(other))
        guard !one.isEmpty, !other.isEmpty else { return one.isEmpty && other.isEmpty }
        return Double(one.intersection(other).count) >= likeness * Double(max(one.count, other.count))
    }

    private static func words(_ block: CleanHTML) -> Set<Substring> {
        Set(block.plainText.split { !$0.isLetter && !$0.isNumber })
    }
}
