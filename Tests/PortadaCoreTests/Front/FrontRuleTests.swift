import PortadaCore
import Testing

@Suite("The rule of the front")
struct FrontRuleTests {
    private static let nation = Block.Source.section(Identifier(1))
    private static let sport = Block.Source.section(Identifier(2))
    private static let nationBlock = FrontSlot.block(.front, nation, number: 1)
    private static let railBlock = FrontSlot.block(.rail, .latest, number: 1)
    private let layout = FrontLayout(
        blocks: [Block(source: nation, count: 2), Block(source: sport, count: 2)],
        rail: [Block(source: .latest, count: 3)]
    )

    /// Stories 40 down to 1, the newest first: odd ones of the nation, even ones of sport; all pictured reports.
    private static func newest(_ source: Block.Source, _ limit: Int) -> [FrontCandidate] {
        let ids: [Int64] = (1...40).reversed().filter { id in
            source == .latest || (source == nation) == (id % 2 == 1)
        }
        return ids.prefix(limit).map { FrontCandidate(id: Identifier($0), kind: .news, hasPicture: true) }
    }

    private func fill(_ pins: [FrontPin] = [], repeating: Set<FrontSlot> = []) -> Front {
        FrontRule(layout: layout, arrangement: FrontArrangement(pins: pins, repeating: repeating)).fill(
            newest: Self.newest
        )
    }

    private func pin(_ id: Int64, _ slot: FrontSlot, _ position: Int = 0, repeats: Bool = false) -> FrontPin {
        FrontPin(story: Identifier(id), slot: slot, position: position, repeats: repeats)
    }

    private func numbers(_ front: Front, _ slot: FrontSlot) -> [Int64] { front.stories(in: slot).map(\.rawValue) }

    @Test("fills every slot with the newest, and shows no story twice")
    func ruleAlone() {
        let front = fill()
        #expect(numbers(front, .lead) == [40])
        #expect(numbers(front, .second) == [39, 38, 37])
        #expect(numbers(front, .more) == [36, 35, 34, 33, 32, 31])
        #expect(numbers(front, Self.nationBlock) == [29, 27])
        #expect(numbers(front, .block(.front, Self.sport, number: 1)) == [30, 28])
        #expect(numbers(front, Self.railBlock) == [26, 25, 24])
        #expect(front.allStories.count == front.slots.flatMap(\.stories).count)
    }

    @Test("holds a pinned story at its position, and leaves it out elsewhere")
    func pinned() {
        let front = fill([pin(3, .lead), pin(38, .more, 2), pin(40, Self.railBlock, 1)])
        #expect(numbers(front, .lead) == [3])
        #expect(numbers(front, .second) == [39, 37, 36])
        #expect(numbers(front, .more) == [35, 34, 38, 33, 32, 31])
        #expect(numbers(front, Self.railBlock) == [26, 40, 25])
        #expect(front.slots[0].stories.first?.pin?.story == Identifier(3))
        #expect(front.slots[1].stories.allSatisfy { $0.pin == nil })
    }

    @Test("shows a story twice where its pin or the slot wishes it")
    func repeating() {
        let pinned = fill([pin(40, Self.railBlock, 0, repeats: true)])
        #expect(numbers(pinned, .lead) == [40])
        #expect(numbers(pinned, Self.railBlock) == [40, 26, 25])
        let slot = fill(repeating: [Self.railBlock])
        #expect(numbers(slot, Self.railBlock) == [40, 39, 38])
        // Not twice within the slot, though.
        let both = fill([pin(39, Self.railBlock, 0, repeats: true)], repeating: [Self.railBlock])
        #expect(numbers(both, Self.railBlock) == [39, 40, 38])
    }

    @Test("the newest report with a picture leads; a column never does by accident")
    func lead() {
        let stories = [
            FrontCandidate(id: Identifier(4), kind: .opinion, hasPicture: true),
            FrontCandidate(id: Identifier(3), kind: .news, hasPicture: false),
            FrontCandidate(id: Identifier(2), kind: .news, hasPicture: true),
            FrontCandidate(id: Identifier(1), kind: .news, hasPicture: true),
        ]
        let rule = FrontRule(layout: FrontLayout(blocks: [], rail: []), arrangement: .empty)
        let front = rule.fill { _, _ in stories }
        #expect(numbers(front, .lead) == [2])
        #expect(numbers(front, .second) == [4, 3, 1])
        let pale = rule.fill { _, _ in Array(stories.prefix(2)) }
        #expect(numbers(pale, .lead) == [4])
        #expect(rule.fill { _, _ in [] }.allStories.isEmpty)
    }

    @Test("where there are too few stories, pinned ones move up")
    func few() {
        let rule = FrontRule(
            layout: FrontLayout(blocks: [], rail: []),
            arrangement: FrontArrangement(pins: [pin(9, .second, 2)])
        )
        let front = rule.fill { _, _ in [FrontCandidate(id: Identifier(1), kind: .news, hasPicture: true)] }
        #expect(numbers(front, .lead) == [1])
        #expect(numbers(front, .second) == [9])
    }

    @Test("asks for each list once, and a part asks for no more than it shows")
    func questions() {
        var asked: [Block.Source] = []
        let rule = FrontRule(layout: layout, arrangement: .empty)
        let top = rule.fill(through: .top) { source, limit in
            asked.append(source)
            return Self.newest(source, limit)
        }
        #expect(asked == [.latest])
        #expect(top.slots.map(\.place.slot) == [.lead, .second, .more])
        #expect(top.slots == Array(fill().slots.prefix(3)))
        asked = []
        _ = rule.fill { source, limit in
            asked.append(source)
            return Self.newest(source, limit)
        }
        #expect(asked == [.latest, Self.nation, Self.sport])
    }

    @Test("a pin in a slot that the front no longer has holds nothing back")
    func goneSlot() {
        let front = fill([pin(40, .block(.front, .kind(.opinion), number: 1)), pin(39, Self.nationBlock, 7)])
        #expect(numbers(front, .lead) == [40])
        #expect(numbers(front, .second) == [39, 38, 37])
    }

    @Test(
        "a slot's name leads back to it",
        arguments: [
            FrontSlot.lead, .second, .more, .block(.front, .latest, number: 1), .block(.rail, .latest, number: 3),
            .block(.front, .section(Identifier(12)), number: 1), .block(.front, .section(Identifier(12)), number: 2),
            .block(.rail, .kind(.opinion), number: 1), .block(.articleEnd, .kind(.live), number: 2),
        ]
    )
    func names(slot: FrontSlot) {
        #expect(FrontSlot(rawValue: slot.rawValue) == slot)
    }

    @Test(
        "what is no name of a slot is none",
        arguments: [
            "", "leads", "front", "front-", "front-section", "front-section-x", "front-section-0", "front-section-4-1",
            "front-section-4-0", "front-section-4-2-2", "front-kind-sopa", "front-latest-x", "nowhere-latest",
            "-latest",
        ]
    )
    func noNames(text: String) {
        #expect(FrontSlot(rawValue: text) == nil)
    }
}
