import HummingbirdCore
import Logging
import NIOCore

/// A connection: the front handler, and behind it Hummingbird's HTTP/1.1 for what that hands on.
struct FrontChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let behind: HTTP1Channel
    let site: Site
    let dates: DateStamp
    /// The cookie of those who run the newspaper.
    let staffCookie: String?
    let limit: TimeAmount
    let connections: OpenConnections

    /// Puts the front handler first.
    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        setup(channel, connections.enter(channel), isSecure: false, logger)
    }

    /// The same for a connection that has its seat, and TLS before it, perhaps.
    func setup(
        _ channel: any Channel,
        _ seat: ConnectionSeat,
        isSecure: Bool,
        _ logger: Logger
    ) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let front = FrontHandler(
                site: site,
                dates: dates,
                isSecure: isSecure,
                staffCookie: staffCookie,
                limit: limit,
                seat: seat
            )
            try channel.pipeline.syncOperations.addHandler(front)
        }.flatMap {
            behind.setup(channel: channel, logger: logger)
        }.flatMapThrowing { value in
            try ConnectionWishes.heed(channel.pipeline.syncOperations)
            return value
        }
    }

    /// Serves what the front handler hands on.
    func handle(value: Value, logger: Logger) async {
        await behind.handle(value: value, logger: logger)
    }
}
