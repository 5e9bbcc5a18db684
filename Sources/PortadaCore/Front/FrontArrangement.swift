/// What the newsroom wants of the front besides its rules: which stories are held where, and which slots may repeat.
public struct FrontArrangement: Sendable, Hashable, Codable {
    /// The stories that are held, by slot and position.
    public private(set) var pins: [FrontPin]
    /// The slots whose rule may show what stands elsewhere on the front.
    public var repeating: Set<FrontSlot>

    /// Nothing is held: the rules fill everything.
    public static let empty = FrontArrangement()

    /// Takes pins as they come; where two want one place, or one story is held twice unwished, the first stays.
    public init(pins: [FrontPin] = [], repeating: Set<FrontSlot> = []) {
        var kept: [FrontPin] = []
        var held: Set<Identifier<Article>> = []
        for pin in pins where pin.position >= 0 && (pin.repeats || !held.contains(pin.story)) {
            let isTaken = kept.contains {
                $0.slot == pin.slot && ($0.position == pin.position || $0.story == pin.story)
            }
            guard !isTaken else { continue }
            kept.append(pin)
            if !pin.repeats { held.insert(pin.story) }
        }
        self.pins = kept.sorted { ($0.slot, $0.position) < ($1.slot, $1.position) }
        self.repeating = repeating
    }

    /// Holds stories on top of the page, the first as its lead; those for which there is no room are left out.
    public init(onTop stories: [Identifier<Article>]) {
        let top = FrontLayout(blocks: [], rail: []).places.flatMap { place in
            (0..<place.count).map { (place.slot, $0) }
        }
        self.init(pins: zip(stories, top).map { FrontPin(story: $0, slot: $1.0, position: $1.1) })
    }

    private enum CodingKeys: String, CodingKey { case pins, repeating }

    /// Reads what `encode` wrote.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            pins: try values.decode([FrontPin].self, forKey: .pins),
            repeating: Set(try values.decodeIfPresent([FrontSlot].self, forKey: .repeating) ?? [])
        )
    }

    /// Writes pins and slots in a fixed order.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(pins, forKey: .pins)
        try values.encode(repeating.sorted(), forKey: .repeating)
    }

    /// The pins of a slot, by position.
    public func pins(in slot: FrontSlot) -> [FrontPin] { pins.filter { $0.slot == slot } }

    /// When the next pin ends.
    public var nextEnd: Timestamp? { pins.compactMap(\.until).min() }

    /// The pins that a test keeps.
    public func keeping(_ isKept: (FrontPin) throws -> Bool) rethrows -> FrontArrangement {
        FrontArrangement(pins: try pins.filter(isKept), repeating: repeating)
    }

    /// What of it has a place in a layout.
    public func fitted(to layout: FrontLayout) -> FrontArrangement {
        let counts = Dictionary(layout.places.map { ($0.slot, $0.count) }, uniquingKeysWith: { first, _ in first })
        var fitted = keeping { $0.position < counts[$0.slot] ?? 0 }
        fitted.repeating.formIntersection(counts.keys)
        return fitted
    }

    /// Whether another wants the same, whoever pinned it and when.
    public func isSame(as other: FrontArrangement) -> Bool {
        pins.count == other.pins.count && repeating == other.repeating
            && zip(pins, other.pins).allSatisfy { $0.isSame(as: $1) }
    }

    // MARK: Arranging

    /// Holds a story in a place; what is held there and right behind it moves on by one, and out of the slot at its end.
    ///
    /// One that is held already moves, with its end. Only in its own slot does a story that repeats count as the same.
    public mutating func put(_ story: Identifier<Article>, in place: FrontLayout.Place, at position: Int) {
        let former = pins.first { $0.story == story && ($0.slot == place.slot || !$0.repeats) }
        let others = pins.filter { $0 != former }
        var held = Dictionary(
            others.filter { $0.slot == place.slot }.map { ($0.position, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var position = min(max(0, position), place.count - 1)
        var carried = former ?? FrontPin(story: story, slot: place.slot, position: position)
        while position < place.count {
            (carried.slot, carried.position) = (place.slot, position)
            guard let next = held.updateValue(carried, forKey: position) else { break }
            carried = next
            position += 1
        }
        self = FrontArrangement(
            pins: Array(held.values) + others.filter { $0.slot != place.slot },
            repeating: repeating
        )
    }

    /// Gives a story back to the rules.
    public mutating func release(_ story: Identifier<Article>, from slot: FrontSlot) {
        self = keeping { $0.story != story || $0.slot != slot }
    }

    /// Changes a pin's end or whether its story may repeat.
    public mutating func change(_ story: Identifier<Article>, in slot: FrontSlot, _ edit: (inout FrontPin) -> Void) {
        self = FrontArrangement(
            pins: pins.map { pin in
                var pin = pin
                if pin.story == story, pin.slot == slot { edit(&pin) }
                return pin
            },
            repeating: repeating
        )
    }
}
