import HummingbirdCore
import Logging
import NIOCore

/// A connection: the front handler, and behind it Hummingbird's HTTP/1.1 for what that hands on.
struct FrontChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let behind: HTTP1Channel
    let pages: PageCache
    let dates: DateStamp
    /// The cookie of those who run the newspaper.
    let staffCookie: String?
    let limit: TimeAmount
    let connections: OpenConnections

    /// Puts the front handler first.
    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let front = FrontHandler(
                pages: pages,
                dates: dates,
                staffCookie: staffCookie,
                limit: limit,
                seat: connections.enter(channel)
            )
            try channel.pipeline.syncOperations.addHandler(front)
        }.flatMap { behind.setup(channel: channel, logger: logger) }
    }

    /// Serves what the front handler hands on.
    func handle(value: Value, logger: Logger) async {
        await behind.handle(value: value, logger: logger)
    }
}
