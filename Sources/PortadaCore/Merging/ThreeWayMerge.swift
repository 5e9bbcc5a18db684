/// Brings two changed versions of a list together that come from one (diff3; S. Khanna, K. Kunal, B. C. Pierce, "A Formal
/// Investigation of Diff3", 2007).
public enum ThreeWayMerge {
    /// A stretch of the result.
    public enum Part<Element: Hashable & Sendable>: Sendable, Hashable {
        /// As it was, or as only one side, or both alike, have it now.
        case agreed([Element])
        /// Both changed it, each in another way.
        case conflict(base: [Element], mine: [Element], theirs: [Element])
    }

    /// The parts in order.
    public static func parts<Element: Hashable & Sendable>(
        base: [Element],
        mine: [Element],
        theirs: [Element]
    ) -> [Part<Element>] {
        let (toMine, toTheirs) = (matches(base, mine), matches(base, theirs))
        var parts: [Part<Element>] = []
        var agreed: [Element] = []
        var (b, m, t) = (0, 0, 0)
        func close() {
            if !agreed.isEmpty { parts.append(.agreed(agreed)) }
            agreed = []
        }
        while b < base.count || m < mine.count || t < theirs.count {
            if b < base.count, toMine[b] == m, toTheirs[b] == t {
                agreed.append(base[b])
                (b, m, t) = (b + 1, m + 1, t + 1)
                continue
            }
            // The next element that all three have, in order, ends the stretch that differs.
            var next = b
            while next < base.count, !(toMine[next].map { $0 >= m } ?? false && toTheirs[next].map { $0 >= t } ?? false)
            {
                next += 1
            }
            let mineEnd = next < base.count ? toMine[next] ?? mine.count : mine.count
            let theirsEnd = next < base.count ? toTheirs[next] ?? theirs.count : theirs.count
            let (was, own, other) = (Array(base[b..<next]), Array(mine[m..<mineEnd]), Array(theirs[t..<theirsEnd]))
            if own == other || other == was {
                agreed += own
            } else if own == was {
                agreed += other
            } else {
                close()
                parts.append(.conflict(base: was, mine: own, theirs: other))
            }
            (b, m, t) = (next, mineEnd, theirsEnd)
        }
        close()
        return parts
    }

    /// For each element of the base its place in the other list, nil where it is gone.
    private static func matches<Element: Hashable>(_ base: [Element], _ other: [Element]) -> [Int?] {
        let difference = other.difference(from: base)
        var (removed, inserted) = (Set<Int>(), Set<Int>())
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var places = [Int?](repeating: nil, count: base.count)
        var place = 0
        for index in base.indices where !removed.contains(index) {
            while inserted.contains(place) { place += 1 }
            places[index] = place
            place += 1
        }
        return places
    }
}
