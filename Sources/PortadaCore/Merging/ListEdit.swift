/// A stretch of a list that one side wrote anew.
struct ListEdit<Element: Hashable & Sendable>: Sendable, Hashable {
    /// What of the base is replaced; empty where something is only put in.
    var range: Range<Int>
    /// What stands there now.
    var replacement: [Element]

    /// What leads from a list to another version of it, in order.
    /// - Parameter pairs: elements that went beside those that took their places, as offsets in order; each pair is an
    ///   edit of its own.
    static func edits(
        from base: [Element],
        to other: [Element],
        pairs: ([Element], [Element]) -> [(Int, Int)] = { _, _ in [] }
    ) -> [ListEdit] {
        let places = CommonSequence(base, other).places
        var edits: [ListEdit] = []
        var (i, j) = (0, 0)
        while i < base.count || j < other.count {
            if i < base.count, places[i] == j {
                (i, j) = (i + 1, j + 1)
                continue
            }
            let end = places[i...].firstIndex { $0 != nil } ?? base.count
            let otherEnd = end < base.count ? places[end] ?? other.count : other.count
            let (gone, come) = (Array(base[i..<end]), Array(other[j..<otherEnd]))
            var (g, c) = (0, 0)
            func add(_ nextGone: Int, _ nextCome: Int) {
                guard g < nextGone || c < nextCome else { return }
                edits.append(ListEdit(range: i + g..<i + nextGone, replacement: Array(come[c..<nextCome])))
                (g, c) = (nextGone, nextCome)
            }
            for (one, its) in pairs(gone, come) {
                add(one, its)
                add(one + 1, its + 1)
            }
            add(gone.count, come.count)
            (i, j) = (end, otherEnd)
        }
        return edits
    }
}
