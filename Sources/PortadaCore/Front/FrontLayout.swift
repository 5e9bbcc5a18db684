/// The slots that a newspaper's front has, in the order in which they are filled: what stands higher chooses first.
public struct FrontLayout: Sendable, Hashable {
    /// A part of the page that is made by itself; each is filled knowing what those before it show.
    public enum Part: Int, Sendable, Hashable, CaseIterable {
        /// Lead, second row and further news.
        case top
        /// The blocks below them.
        case blocks
        /// The column beside.
        case rail
    }

    /// A slot with its rule.
    public struct Place: Sendable, Hashable {
        /// The slot.
        public var slot: FrontSlot
        /// What its rule takes the newest of.
        public var source: Block.Source
        /// How many stories it holds.
        public var count: Int

        /// The part of the page that it stands in.
        public var part: Part {
            switch slot {
            case .lead, .second, .more: .top
            case .block(.rail, _, _): .rail
            case .block: .blocks
            }
        }
    }

    /// How many stories stand in the second row.
    public static let secondCount = 3
    /// How many stand below it.
    public static let moreCount = 6

    /// The slots, in the order in which they are filled.
    public let places: [Place]

    /// Lays out a front.
    /// - Parameters:
    ///   - blocks: the blocks of the zone `front`.
    ///   - rail: those of the zone `rail`.
    public init(blocks: [Block], rail: [Block]) {
        places =
            [
                Place(slot: .lead, source: .latest, count: 1),
                Place(slot: .second, source: .latest, count: Self.secondCount),
                Place(slot: .more, source: .latest, count: Self.moreCount),
            ] + Self.places(blocks, in: .front) + Self.places(rail, in: .rail)
    }

    private static func places(_ blocks: [Block], in zone: Block.Zone) -> [Place] {
        var numbers: [Block.Source: Int] = [:]
        return blocks.map { block in
            numbers[block.source, default: 0] += 1
            let slot = FrontSlot.block(zone, block.source, number: numbers[block.source] ?? 1)
            return Place(slot: slot, source: block.source, count: block.count)
        }
    }

    /// The place of a slot; nil when the front has no such slot any more.
    public func place(_ slot: FrontSlot) -> Place? { places.first { $0.slot == slot } }
}
