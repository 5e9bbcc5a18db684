import Testing

@testable import PortadaSite

@Suite("What goes when there is no room")
struct EvictionOrderTests {
    @Test("An entry that went and came again counts once")
    func once() {
        var order = EvictionOrder<String>()
        for _ in 0..<3 {
            order.insert("a", cost: 10)
            order.remove("a")
        }
        order.insert("a", cost: 10)
        order.insert("b", cost: 10)
        #expect((order.cost, order.smallCost) == (20, 20))
        let gone = order.evict(downTo: 0)
        #expect(gone.sorted() == ["a", "b"])
        #expect((order.cost, order.smallCost, order.count) == (0, 0, 0))
    }

    @Test("Entries that come and go leave nothing behind")
    func queues() {
        var order = EvictionOrder<Int>()
        for number in 0..<10_000 {
            order.insert(number % 7, cost: 1)
            order.remove(number % 7)
        }
        #expect(order.queued < 100)
    }

    @Test("What was used while it waited stays longer than what only passed")
    func used() {
        var order = EvictionOrder<Int>()
        order.insert(0, cost: 1).use()
        for number in 1..<20 { order.insert(number, cost: 1) }
        let gone = order.evict(downTo: 5)
        #expect(!gone.contains(0))
        #expect(order.cost == 5)
    }
}

@Suite("A table that is walked through in steps")
struct RollTests {
    @Test("knows what its entries take, whatever comes, goes and grows")
    func cost() {
        var roll = Roll<String, Int>()
        for number in 0..<100 { roll.insert(number, for: "\(number)", cost: 2) }
        roll.insert(1000, for: "7", cost: 5)
        #expect((roll.count, roll.cost) == (100, 203))
        #expect(roll["7"] == 1000)
        let removed = [roll.remove("7"), roll.remove("7")]
        #expect(removed == [1000, nil])
        roll.walk(10) { _ in 3 }
        #expect(roll.cost == 99 * 2 + 10)
        roll.keep { $0.isMultiple(of: 2) }
        #expect(roll.count == 50)
        #expect(roll["3"] == nil)
        #expect(roll["98"] == 98)
        roll.evict(downTo: 20)
        #expect(roll.cost <= 20)
    }

    @Test("lets the oldest go rather than what came last, when one goes for each that comes")
    func evictions() {
        var roll = Roll<Int, Int>()
        for number in 0..<1_000 {
            roll.insert(number, for: number, cost: 1)
            roll.evict(downTo: 10)
            #expect(roll[number] == number)
        }
        #expect(roll.count == 10)
        #expect((0..<900).allSatisfy { roll[$0] == nil })
    }

    @Test("is walked through whole, a few at a time")
    func walk() {
        var roll = Roll<Int, Int>()
        for number in 0..<10 { roll.insert(number, for: number) }
        var seen: Set<Int> = []
        for _ in 0..<4 {
            var visits = 0
            roll.walk(3) { number in
                seen.insert(number)
                visits += 1
                return nil
            }
            #expect(visits == 3)
        }
        #expect(seen.count == 10)
    }
}
