/// Which of the blocks that came are new versions of blocks that went.
enum BlockLikeness {
    /// Blocks that share fewer of their words than this are no versions of one another.
    private static let least = 0.3
    /// How many of the blocks that came are looked at for one that went.
    private static let maxLooks = 32

    /// Each block that went beside the next one that came and is like it, as offsets in order.
    static func pairs(_ gone: [CleanHTML], _ come: [CleanHTML]) -> [(Int, Int)] {
        let (before, after) = (gone.map(words), come.map(words))
        var pairs: [(Int, Int)] = []
        var next = 0
        for (index, words) in before.enumerated() {
            let looks = after[next...].prefix(maxLooks)
            guard let place = looks.firstIndex(where: { isLike(words, $0) }) else { continue }
            pairs.append((index, place))
            next = place + 1
        }
        return pairs
    }

    private static func isLike(_ one: Set<Substring>, _ other: Set<Substring>) -> Bool {
        guard !one.isEmpty, !other.isEmpty else { return one.isEmpty && other.isEmpty }
        return Double(one.intersection(other).count) >= least * Double(max(one.count, other.count))
    }

    private static func words(_ block: CleanHTML) -> Set<Substring> {
        Set(block.plainText.split { !$0.isLetter && !$0.isNumber })
    }
}
