/// Which elements two lists have in common, in order, found at a bounded cost.
///
/// Elements that each list has once are the anchors (B. Cohen's "patience diff"); between anchors the longest common
/// sequence is looked for while the budget lasts, and what is left then counts as different.
struct CommonSequence<Element: Hashable> {
    /// The most pairs of elements that are compared; a million take some 5 ms, and a body may have many blocks.
    private static var maxPairs: Int { 1_000_000 }

    /// For each element of the first list its place in the second one; nil where it is gone.
    private(set) var places: [Int?]
    /// The lists with numbers for elements, which compare faster.
    private let first: [Int]
    private let second: [Int]
    private var budget = Self.maxPairs

    init(_ first: [Element], _ second: [Element]) {
        var numbers: [Element: Int] = [:]
        func number(_ element: Element) -> Int {
            if let known = numbers[element] { return known }
            numbers[element] = numbers.count
            return numbers.count - 1
        }
        self.first = first.map(number)
        self.second = second.map(number)
        places = Array(repeating: nil, count: first.count)
        match(0..<first.count, 0..<second.count)
    }

    /// Matches stretches: a list of work instead of a recursion, whose depth nobody knows.
    private mutating func match(_ one: Range<Int>, _ other: Range<Int>) {
        var open = [(one, other)]
        while let (one, other) = open.popLast() {
            let (one, other) = matchEnds(one, other)
            guard !one.isEmpty, !other.isEmpty else { continue }
            // Each look for anchors walks over both stretches, however few it finds.
            budget -= one.count + other.count
            guard budget > 0 else { continue }
            let anchors = anchors(one, other)
            guard !anchors.isEmpty else {
                matchLongest(one, other)
                continue
            }
            var (a, b) = (one.lowerBound, other.lowerBound)
            for (i, j) in anchors {
                places[i] = j
                open.append((a..<i, b..<j))
                (a, b) = (i + 1, j + 1)
            }
            open.append((a..<one.upperBound, b..<other.upperBound))
        }
    }

    /// Matches what both stretches begin and end with; gives what lies between.
    private mutating func matchEnds(_ one: Range<Int>, _ other: Range<Int>) -> (Range<Int>, Range<Int>) {
        var (a, b, c, d) = (one.lowerBound, other.lowerBound, one.upperBound, other.upperBound)
        while a < c, b < d, first[a] == second[b] {
            places[a] = b
            (a, b) = (a + 1, b + 1)
        }
        while c > a, d > b, first[c - 1] == second[d - 1] {
            (c, d) = (c - 1, d - 1)
            places[c] = d
        }
        return (a..<c, b..<d)
    }

    /// The elements that stand once in both stretches, as many as have the same order in both.
    private func anchors(_ one: Range<Int>, _ other: Range<Int>) -> [(Int, Int)] {
        let (here, there) = (singles(first, one), singles(second, other))
        let pairs = here.compactMap { number, i in there[number].map { (i, $0) } }.sorted { $0.0 < $1.0 }
        // The longest rising subsequence: `ends[k]` is the pair with which the best one of k + 1 ends.
        var ends: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var chain: [(Int, Int)] = []
        var next = ends.last
        while let index = next {
            chain.append(pairs[index])
            next = previous[index]
        }
        return chain.reversed()
    }

    /// The numbers that a stretch has once, with their places.
    private func singles(_ list: [Int], _ range: Range<Int>) -> [Int: Int] {
        var found: [Int: Int] = [:]
        for index in range {
            let number = list[index]
            found[number] = found[number] == nil ? index : -1
        }
        return found.filter { $0.value >= 0 }
    }

    /// The longest common sequence of two short stretches (Wagner and Fischer).
    private mutating func matchLongest(_ one: Range<Int>, _ other: Range<Int>) {
        let (pairs, overflows) = one.count.multipliedReportingOverflow(by: other.count)
        guard !overflows, pairs <= budget else { return }
        budget -= pairs
        let width = other.count + 1
        var lengths = [Int32](repeating: 0, count: (one.count + 1) * width)
        for i in stride(from: one.count - 1, through: 0, by: -1) {
            for j in stride(from: other.count - 1, through: 0, by: -1) {
                lengths[i * width + j] =
                    first[one.lowerBound + i] == second[other.lowerBound + j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var (i, j) = (0, 0)
        while i < one.count, j < other.count {
            if first[one.lowerBound + i] == second[other.lowerBound + j] {
                places[one.lowerBound + i] = other.lowerBound + j
                (i, j) = (i + 1, j + 1)
            } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
    }
}
