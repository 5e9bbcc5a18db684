import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL

/// A connection of HTTPS: Hummingbird's HTTP/1.1 and HTTP/2, for clients that keep up.
struct SecureChannel: ServerChildChannel {
    typealias Value = HTTP2UpgradeChannel.Value

    let behind: HTTP2UpgradeChannel
    let limit: TimeAmount
    let connections: OpenConnections
    let numbers: ConnectionNumbers

    /// Puts the deadline of the connection behind TLS, where handshakes are told and answers come by.
    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let seat = connections.enter(channel)
        return behind.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let tls = try pipeline.handler(type: NIOSSLServerHandler.self)
            try pipeline.addHandler(FrameGuard(numbers), position: .after(tls))
            try pipeline.addHandler(ConnectionDeadline(limit: limit, seat: seat), position: .after(tls))
            return value
        }
    }

    /// Serves what comes in.
    func handle(value: Value, logger: Logger) async {
        await behind.handle(value: value, logger: logger)
    }
}
