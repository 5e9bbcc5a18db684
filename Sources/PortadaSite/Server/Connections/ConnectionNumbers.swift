import Logging
import NIOCore
import Synchronization

/// Counts connections of all ports, and tells the log, once in a while, when there are too many.
final class ConnectionNumbers: Sendable {
    /// The log is told of the same thing no more often.
    private static let silence = TimeAmount.seconds(60)

    private let open = Atomic<Int>(0)
    private let givenWay = Atomic<Int>(0)
    private let full = Atomic<Int>(0)
    private let refusals = Atomic<Int>(0)
    private let floods = Atomic<Int>(0)
    private let told = Mutex<[String: NIODeadline]>([:])
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    func entered(_ difference: Int) { open.wrappingAdd(difference, ordering: .relaxed) }
    func gaveWay(_ count: Int) { givenWay.wrappingAdd(count, ordering: .relaxed) }

    /// All connections that may be open are.
    func wasFull(_ limit: Int) {
        full.wrappingAdd(1, ordering: .relaxed)
        tell("all connections are taken: idle ones give way, and new ones wait where none is", limit, "maxConnections")
    }

    /// A connection was closed at once: its client has all that it may have.
    func refused(_ limit: Int) {
        refusals.wrappingAdd(1, ordering: .relaxed)
        tell("a client has all connections that it may have; more are refused", limit, "maxConnectionsPerClient")
    }

    /// A connection was closed because of what it sent.
    func flooded() { floods.wrappingAdd(1, ordering: .relaxed) }

    private func tell(_ message: Logger.Message, _ limit: Int, _ key: String) {
        let now = NIODeadline.now()
        let isNews = told.withLock { told in
            if let last = told[key], now - last < Self.silence { return false }
            told[key] = now
            return true
        }
        if isNews { logger.warning(message, metadata: [.init(key): "\(limit)"]) }
    }

    /// Connections that are open.
    var openCount: Int { open.load(ordering: .relaxed) }
    /// Idle connections that were closed for others.
    var givenWayCount: Int { givenWay.load(ordering: .relaxed) }
    /// How often all connections were taken.
    var fullCount: Int { full.load(ordering: .relaxed) }
    /// Connections that were refused because their client had too many.
    var refusedCount: Int { refusals.load(ordering: .relaxed) }
    /// Connections that were closed because they flooded the server with frames that ask for nothing.
    var floodCount: Int { floods.load(ordering: .relaxed) }
}
