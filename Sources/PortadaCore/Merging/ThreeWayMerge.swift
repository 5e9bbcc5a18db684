/// Brings two changed versions of a list together that come from one.
///
/// Where both sides' edits lie apart, both are done; where they meet, they are a conflict (after diff3; S. Khanna, K. Kunal,
/// B. C. Pierce, "A Formal Investigation of Diff3", 2007). Unlike there, neighbours may change on their own.
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
        parts(
            base: base,
            mine: ListEdit.edits(from: base, to: mine),
            theirs: ListEdit.edits(from: base, to: theirs),
            meet: overlap
        )
    }

    /// The parts of a list that was edited by two, in order.
    /// - Parameter meet: whether an edit of one side and one of the other have to do with each other.
    static func parts<Element>(
        base: [Element],
        mine: [ListEdit<Element>],
        theirs: [ListEdit<Element>],
        meet: (ListEdit<Element>, ListEdit<Element>) -> Bool
    ) -> [Part<Element>] {
        var (mine, theirs) = (mine[...], theirs[...])
        var parts: [Part<Element>] = []
        var agreed: [Element] = []
        var place = 0
        func close() {
            if !agreed.isEmpty { parts.append(.agreed(agreed)) }
            agreed = []
        }
        while let (own, other) = nextEdits(&mine, &theirs, meet: meet) {
            let all = own + other
            let start = all.reduce(base.count) { min($0, $1.range.lowerBound) }
            let end = all.reduce(start) { max($0, $1.range.upperBound) }
            agreed += base[place..<start]
            place = end
            let (one, two) = (done(own, to: base, start..<end), done(other, to: base, start..<end))
            if own.isEmpty {
                agreed += two
            } else if other.isEmpty || one == two {
                agreed += one
            } else {
                close()
                parts.append(.conflict(base: Array(base[start..<end]), mine: one, theirs: two))
            }
        }
        agreed += base[place...]
        close()
        return parts
    }

    /// Whether one edit replaces what the other one replaces, too, or puts something into it or beside what it removes.
    static func overlap<Element>(_ one: ListEdit<Element>, _ other: ListEdit<Element>) -> Bool {
        if one.range.isEmpty, other.range.isEmpty { return one.range == other.range }
        guard one.range.isEmpty || other.range.isEmpty else { return one.range.overlaps(other.range) }
        let (put, replaced) = one.range.isEmpty ? (one, other) : (other, one)
        let (place, range) = (put.range.lowerBound, replaced.range)
        let isInside = range.lowerBound < place && place < range.upperBound
        return isInside || (replaced.replacement.isEmpty && range.lowerBound <= place && place <= range.upperBound)
    }

    /// Takes the next edit, and those of both sides that have to do with it.
    private static func nextEdits<Element>(
        _ mine: inout ArraySlice<ListEdit<Element>>,
        _ theirs: inout ArraySlice<ListEdit<Element>>,
        meet: (ListEdit<Element>, ListEdit<Element>) -> Bool
    ) -> (own: [ListEdit<Element>], other: [ListEdit<Element>])? {
        var (own, other): ([ListEdit<Element>], [ListEdit<Element>]) = ([], [])
        switch (mine.first, theirs.first) {
        case (nil, nil): return nil
        case (let one?, let two?) where isBefore(two, one): other.append(theirs.removeFirst())
        case (nil, _): other.append(theirs.removeFirst())
        default: own.append(mine.removeFirst())
        }
        // One side's edits lie apart and in order: what the next one meets, it meets at the last of the other side.
        while true {
            if let next = theirs.first, own.suffix(2).contains(where: { meet($0, next) }) {
                other.append(theirs.removeFirst())
            } else if let next = mine.first, other.suffix(2).contains(where: { meet($0, next) }) {
                own.append(mine.removeFirst())
            } else {
                return (own, other)
            }
        }
    }

    private static func isBefore<Element>(_ one: ListEdit<Element>, _ other: ListEdit<Element>) -> Bool {
        (one.range.lowerBound, one.range.upperBound) < (other.range.lowerBound, other.range.upperBound)
    }

    private static func done<Element>(
        _ edits: [ListEdit<Element>],
        to base: [Element],
        _ range: Range<Int>
    ) -> [Element] {
        var output: [Element] = []
        var place = range.lowerBound
        for edit in edits {
            output += base[place..<edit.range.lowerBound]
            output += edit.replacement
            place = edit.range.upperBound
        }
        return output + base[place..<range.upperBound]
    }
}
