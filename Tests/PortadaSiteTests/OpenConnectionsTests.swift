import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import PortadaCore
import Testing

@testable import PortadaSite

@Suite("Who may have a connection")
struct OpenConnectionsTests {
    private let numbers = ConnectionNumbers(logger: .init(label: "test"))

    private func connections(all: Int = 100, perClient: Int = 3) -> OpenConnections {
        OpenConnections(.init(all: all, perClient: perClient), numbers: numbers) {
            TrustedProxies.loopback.contains($0)
        }
    }

    /// A connection of a client that came in.
    private func open(_ address: String, _ connections: OpenConnections) throws -> (EmbeddedChannel, ConnectionSeat) {
        let channel = EmbeddedChannel()
        let remote = try SocketAddress(ipAddress: address, port: 1)
        try channel.connect(to: remote).wait()
        // An embedded channel does not tell who is at its other end by itself.
        channel.remoteAddress = remote
        return (channel, connections.enter(channel))
    }

    private func settle(_ channels: [EmbeddedChannel]) {
        for channel in channels {
            channel.embeddedEventLoop.run()
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
    }

    @Test("One too many of a client closes its idlest; those of others stay")
    func perClient() throws {
        let connections = connections()
        let other = try open("192.0.2.9", connections)
        var own = try (0..<3).map { _ in try open("192.0.2.1", connections) }
        own[0].1.used(at: .now() + .seconds(5))
        own.append(try open("192.0.2.1", connections))
        settle(own.map(\.0) + [other.0])
        #expect(own.map(\.0.isActive) == [true, false, true, true])
        #expect(other.0.isActive)
        #expect((connections.count, numbers.givenWayCount, numbers.refusedCount) == (4, 1, 0))
    }

    @Test("One too many is refused when a request is under way on each of the client's")
    func busy() throws {
        let connections = connections()
        let own = try (0..<3).map { _ in try open("2001:db8::1", connections) }
        for (_, seat) in own { seat.begin() }
        let late = try open("2001:db8::ffff", connections)
        settle(own.map(\.0) + [late.0])
        #expect(own.allSatisfy { $0.0.isActive })
        #expect(!late.0.isActive)
        #expect(numbers.refusedCount == 1)
        let another = try open("2001:db8:0:1::1", connections)
        settle([another.0])
        #expect(another.0.isActive)
    }

    @Test("A proxy may have any number")
    func proxy() throws {
        let connections = connections()
        let all = try (0..<20).map { _ in try open("127.0.0.1", connections) }
        settle(all.map(\.0))
        #expect(all.allSatisfy { $0.0.isActive })
    }

    @Test("When all places are taken, the idle ones of whoever has the most give way")
    func full() throws {
        let connections = connections(all: 8, perClient: 0)
        var door = Doorkeeper(connections: connections)
        let reader = try open("192.0.2.9", connections)
        let many = try (0..<7).map { _ in try open("192.0.2.1", connections) }
        for _ in 0..<8 { door.connectionOpened() }
        many[0].1.begin()
        #expect(door.isAcceptingNewConnections())
        settle(many.map(\.0) + [reader.0])
        #expect(reader.0.isActive)
        #expect(many.count { $0.0.isActive } == 6)
        #expect(many[0].0.isActive)
        door.connectionClosed()
        #expect(door.isAcceptingNewConnections())
        #expect(numbers.fullCount == 1)
    }

    @Test("When a request is under way on each, a new one waits until one is idle, and that is counted")
    func allBusy() throws {
        let connections = connections(all: 2, perClient: 0)
        var door = Doorkeeper(connections: connections)
        let all = try (0..<2).map { try open("192.0.2.\($0)", connections) }
        for (_, seat) in all {
            door.connectionOpened()
            seat.begin()
        }
        #expect(!door.isAcceptingNewConnections())
        #expect(numbers.fullCount == 1)
        connections.look()
        settle(all.map(\.0))
        #expect(all.allSatisfy { $0.0.isActive })
        all[1].1.end()
        connections.look()
        settle(all.map(\.0))
        #expect(all.map(\.0.isActive) == [true, false])
    }

    @Test("While all places are taken one goes after the other, whoever is told of it first")
    func chain() throws {
        let connections = connections(all: 4, perClient: 0)
        var door = Doorkeeper(connections: connections)
        let all = try (0..<8).map { _ in try open("192.0.2.1", connections) }
        for _ in all { door.connectionOpened() }
        var isAccepting = door.isAcceptingNewConnections()
        #expect(!isAccepting)
        var staying = all.count
        while staying > 3 {
            settle(all.map(\.0))
            let left = all.count { $0.0.isActive }
            #expect(left == staying - 1)
            staying = left
            door.connectionClosed()
            isAccepting = door.isAcceptingNewConnections()
        }
        #expect(isAccepting)
        settle(all.map(\.0))
        #expect(all.count { $0.0.isActive } == 3)
    }

    @Test("A place that the door hears of before its seat is left is counted once")
    func told() throws {
        let connections = connections(all: 2, perClient: 0)
        var door = Doorkeeper(connections: connections)
        let all = try (0..<3).map { _ in try open("192.0.2.1", connections) }
        for _ in all { door.connectionOpened() }
        #expect(!door.isAcceptingNewConnections())
        door.connectionClosed()
        // One of two remains, with one more to go for the next: it may come.
        #expect(door.isAcceptingNewConnections())
        settle(all.map(\.0))
        #expect(all.count { $0.0.isActive } == 1)
    }

    @Test("A request that comes in the same moment keeps its connection")
    func race() throws {
        let connections = connections(all: 1, perClient: 0)
        var door = Doorkeeper(connections: connections)
        let (channel, seat) = try open("192.0.2.1", connections)
        door.connectionOpened()
        #expect(door.isAcceptingNewConnections())
        seat.begin()
        settle([channel])
        #expect(channel.isActive)
        #expect(!seat.isLeaving)
    }

    @Test("At the end all are closed, whatever is under way")
    func end() throws {
        let connections = connections()
        let all = try (0..<3).map { try open("192.0.2.\($0)", connections) }
        all[0].1.begin()
        connections.closeAll()
        settle(all.map(\.0))
        #expect(!all.contains { $0.0.isActive })
        #expect(connections.count == 0)
    }
}
