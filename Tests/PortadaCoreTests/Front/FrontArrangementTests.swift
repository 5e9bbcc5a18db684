import Foundation
import PortadaCore
import Testing

@Suite("Arranging the front")
struct FrontArrangementTests {
    private let layout = FrontLayout(blocks: [Block(source: .latest, count: 2)], rail: [])
    private let noon = Timestamp(seconds: 1_710_072_000)

    private func place(_ slot: FrontSlot) throws -> FrontLayout.Place { try #require(layout.place(slot)) }

    /// `lead 1, second 2 3 -`: each slot's stories by position.
    private func text(_ arrangement: FrontArrangement) -> [String] {
        arrangement.pins.map { "\($0.slot)/\($0.position)=\($0.story)" }
    }

    @Test("a story that is put where another is held moves it on, up to the next gap")
    func putting() throws {
        var arrangement = FrontArrangement(onTop: [1, 2, 3].map { Identifier($0) })
        #expect(text(arrangement) == ["lead/0=1", "second/0=2", "second/1=3"])
        arrangement.put(Identifier(9), in: try place(.second), at: 0)
        #expect(text(arrangement) == ["lead/0=1", "second/0=9", "second/1=2", "second/2=3"])
        arrangement.put(Identifier(8), in: try place(.second), at: 1)
        #expect(text(arrangement) == ["lead/0=1", "second/0=9", "second/1=8", "second/2=2"])
        arrangement.put(Identifier(2), in: try place(.second), at: 0)
        #expect(text(arrangement) == ["lead/0=1", "second/0=2", "second/1=9", "second/2=8"])
        arrangement.put(Identifier(7), in: try place(.lead), at: 5)
        #expect(text(arrangement).first == "lead/0=7")
        #expect(!text(arrangement).contains { $0.hasSuffix("=1") })
    }

    @Test("a held story moves with its end; one that repeats stays where it is, too")
    func moving() throws {
        var arrangement = FrontArrangement(onTop: [Identifier(1)])
        arrangement.change(Identifier(1), in: .lead) { $0.until = noon }
        arrangement.put(Identifier(1), in: try place(.more), at: 4)
        #expect(arrangement.pins.map(\.until) == [noon])
        #expect(text(arrangement) == ["more/4=1"])
        arrangement.change(Identifier(1), in: .more) { $0.repeats = true }
        arrangement.put(Identifier(1), in: try place(.lead), at: 0)
        #expect(text(arrangement) == ["lead/0=1", "more/4=1"])
        arrangement.release(Identifier(1), from: .more)
        #expect(text(arrangement) == ["lead/0=1"])
    }

    @Test("no place is taken twice, and no story stands twice unwished, whatever is asked for")
    func soundness() {
        let pins = [
            FrontPin(story: Identifier(1), slot: .lead, position: 0),
            FrontPin(story: Identifier(2), slot: .lead, position: 0),
            FrontPin(story: Identifier(1), slot: .more, position: 3),
            FrontPin(story: Identifier(1), slot: .more, position: 4, repeats: true),
            FrontPin(story: Identifier(1), slot: .more, position: 5, repeats: true),
            FrontPin(story: Identifier(5), slot: .second, position: -1),
        ]
        #expect(text(FrontArrangement(pins: pins)) == ["lead/0=1", "more/4=1"])
        let many = FrontArrangement(pins: [FrontPin(story: Identifier(1), slot: .second, position: 3)])
        #expect(many.fitted(to: layout).pins.isEmpty)
    }

    @Test("what is written is read again")
    func json() throws {
        let pins = [FrontPin(story: Identifier(4), slot: .lead, position: 0, until: noon, by: "Ana", since: noon)]
        let arrangement = FrontArrangement(pins: pins, repeating: [.more, .block(.rail, .latest, number: 1)])
        let data = try JSONEncoder().encode(arrangement)
        #expect(try JSONDecoder().decode(FrontArrangement.self, from: data) == arrangement)
    }

    @Test("tells what changed since an earlier one")
    func changes() throws {
        let before = FrontArrangement(onTop: [1, 2, 3].map { Identifier($0) })
        var after = before
        after.release(Identifier(3), from: .second)
        after.put(Identifier(1), in: try place(.more), at: 0)
        after.put(Identifier(9), in: try place(.lead), at: 0)
        after.change(Identifier(2), in: .second) { $0.until = noon }
        after.repeating = [.more]
        let changes = after.changes(from: before)
        #expect(changes.count == 5)
        #expect(changes.contains { if case .pinned(let pin) = $0 { pin.story == Identifier(9) } else { false } })
        #expect(changes.contains { if case .released(let pin) = $0 { pin.story == Identifier(3) } else { false } })
        let moves = changes.compactMap {
            if case .moved(let pin, let from) = $0 { [from.slot, pin.slot] } else { nil }
        }
        #expect(moves == [[.lead, .more]])
        #expect(changes.contains { if case .changed(let pin) = $0 { pin.until == noon } else { false } })
        #expect(changes.contains(.repeating(.more, true)))
        #expect(before.changes(from: before).isEmpty)
    }

    @Test("two editors' changes to different slots come together; to the same slot they don't")
    func merging() throws {
        let base = FrontArrangement(onTop: [1, 2, 3].map { Identifier($0) })
        var (mine, theirs) = (base, base)
        mine.put(Identifier(9), in: try place(.lead), at: 0)
        theirs.release(Identifier(3), from: .second)
        let good = FrontMerge(mine, theirs, base: base)
        #expect(good.conflicts.isEmpty)
        #expect(text(good.arrangement) == ["lead/0=9", "second/0=2"])
        theirs.put(Identifier(8), in: try place(.lead), at: 0)
        #expect(FrontMerge(mine, theirs, base: base).conflicts == [.lead])
        // The same change twice is one change.
        #expect(FrontMerge(mine, mine, base: base).conflicts.isEmpty)
        // One story in two slots, though nobody put it twice.
        var other = base
        other.put(Identifier(9), in: try place(.more), at: 0)
        #expect(FrontMerge(mine, other, base: base).conflicts == [.lead, .more])
    }
}
