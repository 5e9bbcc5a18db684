import HummingbirdCore
import Logging
import NIOCore

/// A connection: the front handler, and behind it Hummingbird's HTTP/1.1, once something is handed on to that. Most connections
/// never need it, and setting it up costs more than a dozen answers.
struct FrontChannel: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        /// What answers behind the front, once it is called; nil when the connection ended before.
        fileprivate let behind: EventLoopFuture<HTTP1Channel.Value?>
        let channel: any Channel
    }

    let behind: HTTP1Channel
    let site: Site
    let dates: DateStamp
    let limit: TimeAmount
    let connections: OpenConnections
    /// Which requests are answered from the caches.
    let rules: FrontRules
    /// Is told of each answer.
    let notes: AnswerNotes

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
            let called = channel.eventLoop.makePromise(of: HTTP1Channel.Value?.self)
            let front = FrontHandler(
                site: site,
                dates: dates,
                isSecure: isSecure,
                rules: rules,
                leadsAll: leadsAll(channel, isSecure),
                notes: notes,
                limit: limit,
                seat: seat,
                call: { isNeeded in
                    guard isNeeded else { return called.succeed(nil) }
                    called.completeWith(begin(channel, logger).map { $0 })
                }
            )
            try channel.pipeline.syncOperations.addHandler(front)
            return Value(behind: called.futureResult, channel: channel)
        }
    }

    /// Whether no request of a connection is answered where it came in: all are led to https.
    private func leadsAll(_ channel: any Channel, _ isSecure: Bool) -> Bool {
        guard let oneAddress = rules.oneAddress, oneAddress.isSecure, !isSecure else { return false }
        return !notes.clients.proxies.contains(channel.remoteAddress?.ipAddress ?? "")
    }

    /// Sets up what answers behind the front; done when this returns, since it is called on the connection's own loop.
    private func begin(_ channel: any Channel, _ logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        behind.setup(channel: channel, logger: logger).flatMapThrowing { value in
            try ConnectionWishes.heed(channel.pipeline.syncOperations)
            return value
        }
    }

    /// Serves what the front handler hands on.
    func handle(value: Value, logger: Logger) async {
        let called = try? await withTaskCancellationHandler {
            try await value.behind.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
        if let called = called ?? nil { await behind.handle(value: called, logger: logger) }
    }
}
