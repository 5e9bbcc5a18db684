import NIOCore
import Testing

@testable import PortadaSite

@Suite("Pages that are being made, and who waits")
struct FlightsTests {
    /// Flights behind a reference: an expectation can't change a value.
    private final class Airport {
        var flights: Flights
        init(crews: Int) { flights = Flights(crews: crews) }
        func wait(_ key: String) -> Bool { ask(key) == .needsCrew }
        func ask(_ key: String) -> Flights.Admission {
            flights.wait(for: key, .front(page: 1), Flights.Waiter(encoding: .identity) { _ in })
        }
        func take() -> [Flights.Departure]? { flights.take() }
        func land(_ key: String, first: Int? = nil) -> Int { flights.land(key, first: first).count }
    }

    @Test("A page is made once for all who wait, and crews are called only while there are too few")
    func once() throws {
        let airport = Airport(crews: 2)
        #expect(airport.wait("/a/"))
        #expect(!airport.wait("/a/"))
        #expect(airport.wait("/b/"))
        #expect(!airport.wait("/c/"))
        let first = try #require(airport.take())
        let second = try #require(airport.take())
        #expect((first + second).map(\.key) == ["/a/", "/b/", "/c/"])
        #expect(first.first?.waiters == 2)
        #expect(airport.take() == nil)
        #expect(airport.land("/a/") == 2)
        #expect(airport.take() == nil)
        // Both went home: the next who asks calls one again.
        #expect(airport.wait("/a/"))
    }

    @Test("Those who came too late for a page that isn't good any more wait for the next one")
    func late() throws {
        let airport = Airport(crews: 1)
        _ = airport.wait("/a/")
        _ = airport.take()
        _ = airport.wait("/a/")
        #expect(airport.flights.waiters(for: "/a/") == 2)
        #expect(airport.land("/a/", first: 1) == 1)
        #expect(airport.take()?.map(\.waiters) == [1])
        #expect(airport.land("/a/", first: 1) == 1)
        #expect(airport.flights.waiters(for: "/a/") == 0)
    }

    @Test("A crew takes a few pages at once, and leaves some to the others")
    func shares() {
        let airport = Airport(crews: 2)
        for number in 0..<40 { _ = airport.wait("/\(number)/") }
        #expect(airport.take()?.count == 8)
        // Both crews go on until nothing is left.
        while airport.take() != nil {}
        #expect(airport.take() == nil)
        #expect(airport.wait("/41/"))
        #expect(airport.wait("/42/"))
        for number in 43..<46 { _ = airport.wait("/\(number)/") }
        #expect(airport.take()?.count == 3)
    }

    @Test("When too many wait, the next is sent away; whoever is served makes room")
    func full() throws {
        let airport = Airport(crews: 1)
        for number in 0..<Flights.mostWaiters { #expect(airport.ask("/\(number % 50)/") != .full) }
        #expect(airport.ask("/0/") == .full)
        _ = airport.take()
        #expect(airport.land("/0/") > 0)
        #expect(airport.ask("/0/") != .full)
    }
}
