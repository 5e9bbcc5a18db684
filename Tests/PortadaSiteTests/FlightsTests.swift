import NIOCore
import Testing

@testable import PortadaSite

@Suite("Pages that are being made, and who waits")
struct FlightsTests {
    private func waiter() -> Flights.Waiter { Flights.Waiter(encoding: .identity) { _ in } }

    @Test("A page is made once for all who wait, and crews are called only while there are too few")
    func once() throws {
        var flights = Flights(crews: 2)
        #expect(flights.wait(for: "/a/", .front(page: 1), waiter()))
        #expect(!flights.wait(for: "/a/", .front(page: 1), waiter()))
        #expect(flights.wait(for: "/b/", .front(page: 1), waiter()))
        #expect(!flights.wait(for: "/c/", .front(page: 1), waiter()))
        let first = try #require(flights.take())
        let second = try #require(flights.take())
        #expect(first.map(\.key) + second.map(\.key) == ["/a/", "/b/", "/c/"])
        #expect(first.first?.waiters == 2)
        #expect(flights.take() == nil)
        #expect(flights.land("/a/").count == 2)
        #expect(flights.take() == nil)
        // Both went home: the next who asks calls one again.
        #expect(flights.wait(for: "/a/", .front(page: 1), waiter()))
    }

    @Test("Those who came too late for a page that isn't good any more wait for the next one")
    func late() throws {
        var flights = Flights(crews: 1)
        _ = flights.wait(for: "/a/", .front(page: 1), waiter())
        _ = flights.take()
        _ = flights.wait(for: "/a/", .front(page: 1), waiter())
        #expect(flights.waiters(for: "/a/") == 2)
        #expect(flights.land("/a/", first: 1).count == 1)
        #expect(flights.take()?.map(\.waiters) == [1])
        #expect(flights.land("/a/", first: 1).count == 1)
        #expect(flights.waiters(for: "/a/") == 0)
    }

    @Test("A crew takes a few pages at once, and leaves some to the others")
    func shares() {
        var flights = Flights(crews: 2)
        for number in 0..<40 { _ = flights.wait(for: "/\(number)/", .front(page: 1), waiter()) }
        #expect(flights.take()?.count == 8)
        while flights.take() != nil {}
        for number in 40..<44 { _ = flights.wait(for: "/\(number)/", .front(page: 1), waiter()) }
        #expect((flights.take()?.count ?? 0) <= 4)
    }
}
