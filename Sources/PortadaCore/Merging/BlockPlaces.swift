/// Where the blocks of a text stand in a later one.
struct BlockPlaces {
    /// Those that are the same, by their place before.
    private(set) var same: [Int: Int] = [:]
    /// Those that were written anew.
    private var rewritten: [Int: Int] = [:]
    private let formerCount: Int
    private let newCount: Int

    init(of former: [CleanHTML], in new: [CleanHTML]) {
        // What showed nothing can't come back.
        let shown = former.indices.filter { !former[$0].markup.isEmpty }
        (formerCount, newCount) = (former.count, new.count)
        var (old, place) = (0, 0)
        let edits = ListEdit.edits(from: shown.map { former[$0] }, to: new, pairs: BlockLikeness.pairs)
        for edit in edits {
            while old < edit.range.lowerBound {
                same[shown[old]] = place
                (old, place) = (old + 1, place + 1)
            }
            for (offset, index) in edit.range.enumerated() where offset < edit.replacement.count {
                rewritten[shown[index]] = place + offset
            }
            (old, place) = (edit.range.upperBound, place + edit.replacement.count)
        }
        for index in shown[old...] {
            same[index] = place
            place += 1
        }
    }

    /// The block behind which something belongs that stood in, or beside, a block before; -1 where it belongs before all.
    func closest(to index: Int) -> Int {
        for distance in 0...max(formerCount, 1) {
            if let place = place(index - distance) { return place }
            if let place = place(index + distance) { return place - 1 }
        }
        return newCount - 1
    }

    private func place(_ index: Int) -> Int? { same[index] ?? rewritten[index] }
}
