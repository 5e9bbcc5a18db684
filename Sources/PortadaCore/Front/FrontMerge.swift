/// Two arrangements that were both made from a third come together slot by slot.
public struct FrontMerge: Sendable, Hashable {
    /// What comes out: in a slot of `conflicts`, what was mine.
    public var arrangement: FrontArrangement
    /// The slots that both changed, each in another way, and those in which one story would stand twice.
    public var conflicts: Set<FrontSlot>

    /// Merges.
    /// - Parameters:
    ///   - mine: what is to be published.
    ///   - theirs: what somebody else published meanwhile.
    ///   - base: what both began with.
    public init(_ mine: FrontArrangement, _ theirs: FrontArrangement, base: FrontArrangement) {
        let slots = Set((mine.pins + theirs.pins + base.pins).map(\.slot))
            .union(mine.repeating).union(theirs.repeating).union(base.repeating)
        var pins: [FrontPin] = []
        var repeating: Set<FrontSlot> = []
        conflicts = []
        for slot in slots.sorted() {
            let (own, other, former) = (Wish(mine, slot), Wish(theirs, slot), Wish(base, slot))
            if own != former, other != former, own != other { conflicts.insert(slot) }
            let wish = own == former ? other : own
            pins += wish.pins
            if wish.repeats { repeating.insert(slot) }
        }
        let single = Dictionary(grouping: pins.filter { !$0.repeats }, by: \.story)
        for twice in single.values where twice.count > 1 { conflicts.formUnion(twice.map(\.slot)) }
        arrangement = FrontArrangement(pins: pins, repeating: repeating)
    }

    /// What is wanted of one slot, whoever wants it.
    private struct Wish: Equatable {
        let pins: [FrontPin]
        let repeats: Bool

        init(_ arrangement: FrontArrangement, _ slot: FrontSlot) {
            pins = arrangement.pins(in: slot)
            repeats = arrangement.repeating.contains(slot)
        }

        static func == (left: Wish, right: Wish) -> Bool {
            left.repeats == right.repeats && left.pins.count == right.pins.count
                && zip(left.pins, right.pins).allSatisfy { $0.isSame(as: $1) }
        }
    }
}
