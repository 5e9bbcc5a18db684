/// How the front is filled: the whole rule, in one place.
///
/// A pin holds its story at its position. What is left of a slot is filled with the newest of what the slot lists, and
/// no story stands on the front twice, unless its pin or the slot says that it may. Where nothing is pinned, the newest
/// report with a picture leads: a column without one would make a pale front.
public struct FrontRule: Sendable {
    /// The slots.
    public let layout: FrontLayout
    /// What the newsroom wants.
    public let arrangement: FrontArrangement

    /// Among so many of the newest one is looked for that may lead.
    private static let leadChoice = 10

    /// Takes the slots and what the newsroom wants of them.
    public init(layout: FrontLayout, arrangement: FrontArrangement) {
        self.layout = layout
        self.arrangement = arrangement.fitted(to: layout)
    }

    /// Fills the slots from the page's top through a part of it.
    /// - Parameter newest: gives the newest of a source, so many; asked once for each source.
    public func fill(
        through part: FrontLayout.Part = .rail,
        newest: (Block.Source, Int) throws -> [FrontCandidate]
    ) rethrows -> Front {
        let places = layout.places.filter { $0.part.rawValue <= part.rawValue }
        let reserved = Set(arrangement.pins.filter { !$0.repeats }.map(\.story))
        // More than the slots show and the pins hold can't be left out of any list.
        let limit = places.reduce(arrangement.pins.count) { $0 + $1.count }
        var lists: [Block.Source: [FrontCandidate]] = [:]
        var shown: Set<Identifier<Article>> = []
        let slots = try places.map { place in
            let list = try lists[place.source] ?? newest(place.source, limit)
            lists[place.source] = list
            let pins = arrangement.pins(in: place.slot)
            let mayRepeat = arrangement.repeating.contains(place.slot)
            let taken = (mayRepeat ? [] : shown.union(reserved)).union(pins.map(\.story))
            let free = list.filter { !taken.contains($0.id) }
            let chosen = (place.slot == .lead ? Self.led(free) : free).prefix(place.count - pins.count).map(\.id)
            if !mayRepeat { shown.formUnion(chosen) }
            return Front.Slot(place: place, stories: Self.joined(pins, chosen, count: place.count))
        }
        return Front(slots: slots)
    }

    /// The pinned at their positions, the others between them; where there are too few, the pinned move up.
    private static func joined(
        _ pins: [FrontPin],
        _ chosen: [Identifier<Article>],
        count: Int
    ) -> [Front.Story] {
        let held = Dictionary(pins.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
        var others = chosen[...]
        return (0..<count).compactMap { position in
            if let pin = held[position] { return Front.Story(id: pin.story, pin: pin) }
            return others.popFirst().map { Front.Story(id: $0, pin: nil) }
        }
    }

    private static func led(_ stories: [FrontCandidate]) -> [FrontCandidate] {
        let mayLead = stories.prefix(leadChoice).first { $0.kind != .opinion && $0.hasPicture }
        return mayLead.map { [$0] } ?? stories
    }
}
