extension CleanHTML {
    /// This text with the boxes of a former one that its writer wasn't shown: each beside the block that it stood beside, or
    /// in the block that it stood in. Where those are gone, so is the box.
    /// - Parameter isLeftOut: told the addresses that a box leads to.
    public func keepingRelated(
        of former: CleanHTML,
        leftOutWhere isLeftOut: (String) throws -> Bool
    ) rethrows -> CleanHTML {
        guard try former.leavingOutRelated(where: isLeftOut) != former else { return self }
        let former = try former.blocks.map { block in
            FormerBlock(whole: block, shown: try block.leavingOutRelated(where: isLeftOut))
        }
        var new = blocks
        let places = Self.places(of: former.map(\.shown), in: new)
        let known = Set(new)
        var (before, after): ([Int: [CleanHTML]], [Int: [CleanHTML]]) = ([:], [:])
        for (index, block) in former.enumerated() where block.whole != block.shown && !known.contains(block.whole) {
            if !block.isBare, let place = places[index] {
                new[place] = block.whole
            } else if block.isBare,
                let place = former[..<index].lastIndex(where: { !$0.isBare }).flatMap({ places[$0] })
            {
                after[place, default: []].append(block.whole)
            } else if block.isBare,
                let place = former[index...].firstIndex(where: { !$0.isBare }).flatMap({ places[$0] })
            {
                before[place, default: []].append(block.whole)
            } else if new.isEmpty, former.allSatisfy(\.isBare) {
                after[0, default: []].append(block.whole)
            }
        }
        guard !new.isEmpty else { return CleanHTML(joining: after[0] ?? []) }
        return CleanHTML(joining: new.indices.flatMap { (before[$0] ?? []) + [new[$0]] + (after[$0] ?? []) })
    }

    /// A block of a text, and what was shown of it.
    private struct FormerBlock {
        let whole: CleanHTML
        let shown: CleanHTML

        /// Whether nothing of it was shown.
        var isBare: Bool {
            whole != shown && shown.plainText.allSatisfy(\.isWhitespace) && !shown.markup.contains("<img")
        }
    }

    /// Where blocks stand in another text, in the order that both have.
    private static func places(of former: [CleanHTML], in new: [CleanHTML]) -> [Int: Int] {
        var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
        for change in new.difference(from: former) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        return Dictionary(
            uniqueKeysWithValues: zip(
                former.indices.filter { !removed.contains($0) },
                new.indices.filter { !inserted.contains($0) }
            )
        )
    }
}
