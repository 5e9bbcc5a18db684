extension CleanHTML {
    /// This text with the boxes of a former one that its writer wasn't shown: each in the block that it stood in, or beside
    /// the closest block that is still there. None is lost, whatever was written.
    /// - Parameters:
    ///   - former: what the writer began with.
    ///   - known: a text whose boxes are not put back: they were in it already, and came or went by its rules.
    ///   - isLeftOut: told the addresses that a box leads to.
    public func keepingRelated(
        of former: CleanHTML,
        besides known: CleanHTML = .empty,
        leftOutWhere isLeftOut: (String) throws -> Bool
    ) rethrows -> CleanHTML {
        let former = try former.blocks.map { try FormerBlock($0, isLeftOut) }
        guard former.contains(where: { !$0.boxes.isEmpty }) else { return self }
        let present = Set(try relatedBoxes(where: isLeftOut) + known.relatedBoxes(where: isLeftOut))
        var new = blocks
        let places = BlockPlaces(of: former.map(\.shown), in: new)
        var after: [Int: [CleanHTML]] = [:]
        for (index, block) in former.enumerated() where block.boxes.contains(where: { !present.contains($0) }) {
            if let place = places.same[index] {
                new[place] = block.whole
            } else {
                after[places.closest(to: index), default: []] += block.loose(besides: present)
            }
        }
        return CleanHTML(joining: (after[-1] ?? []) + new.indices.flatMap { [new[$0]] + (after[$0] ?? []) })
    }

    /// A block of a text, and what was shown of it.
    private struct FormerBlock {
        let whole: CleanHTML
        let shown: CleanHTML
        /// The boxes that were not shown.
        let boxes: [CleanHTML]

        init(_ whole: CleanHTML, _ isLeftOut: (String) throws -> Bool) rethrows {
            self.whole = whole
            shown = try whole.leavingOutRelated(where: isLeftOut)
            boxes = try whole.relatedBoxes(where: isLeftOut)
        }

        /// What stands by itself where the block can't be found again: all of it where it showed nothing, its boxes else.
        func loose(besides present: Set<CleanHTML>) -> [CleanHTML] {
            let isBare = shown.plainText.allSatisfy(\.isWhitespace) && !shown.markup.contains("<img")
            let missing = boxes.filter { !present.contains($0) }
            return isBare && missing.count == boxes.count ? [whole] : missing
        }
    }
}
