/// One thing that is different between two arrangements of the front, for people to read.
public enum FrontChange: Sendable, Hashable {
    /// A story came to be held.
    case pinned(FrontPin)
    /// A story is held no longer.
    case released(FrontPin)
    /// A held story changed its place.
    case moved(FrontPin, from: FrontPin)
    /// The end of a pin changed, or whether its story may repeat.
    case changed(FrontPin)
    /// Whether a slot may repeat changed.
    case repeating(FrontSlot, Bool)
}

extension FrontArrangement {
    /// What is different from an earlier one.
    public func changes(from earlier: FrontArrangement) -> [FrontChange] {
        var old = earlier.pins
        var changes: [FrontChange] = []
        var arrived: [FrontPin] = []
        for pin in pins {
            guard let same = old.firstIndex(where: { $0.story == pin.story && $0.slot == pin.slot }) else {
                arrived.append(pin)
                continue
            }
            let former = old.remove(at: same)
            if former.position != pin.position { changes.append(.moved(pin, from: former)) }
            if former.until != pin.until || former.repeats != pin.repeats { changes.append(.changed(pin)) }
        }
        for pin in arrived {
            if let left = old.firstIndex(where: { $0.story == pin.story }) {
                changes.append(.moved(pin, from: old.remove(at: left)))
            } else {
                changes.append(.pinned(pin))
            }
        }
        changes += old.map { .released($0) }
        changes += repeating.subtracting(earlier.repeating).sorted().map { .repeating($0, true) }
        return changes + earlier.repeating.subtracting(repeating).sorted().map { .repeating($0, false) }
    }
}
