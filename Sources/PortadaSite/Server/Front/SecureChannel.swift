import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL
import NIOTLS

/// A connection of HTTPS, for clients that keep up: the same way as without TLS for HTTP/1.1, and HTTP/2 for those who
/// speak it.
struct SecureChannel: ServerChildChannel {
    /// What client and server agreed on (RFC 7301).
    enum Negotiated: Sendable {
        case http1(FrontChannel.Value)
        case http2
    }

    struct Value: ServerChildChannelValue {
        fileprivate let negotiated: EventLoopFuture<Negotiated>
        let channel: any Channel
    }

    let certificate: ServedCertificate
    let front: FrontChannel
    let behind: HTTP2Behind
    let maxHeaderBytes: Int

    /// Puts TLS first, and what watches over its handshake behind it.
    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let seat = front.connections.enter(channel)
        return channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            let deadline = ConnectionDeadline(limit: front.limit, seat: seat)
            let negotiation = NIOTypedApplicationProtocolNegotiationHandler<Negotiated> { result in
                if case .negotiated("h2") = result { return begin2(channel, seat) }
                return begin1(channel, seat, logger)
            }
            try pipeline.addHandler(NIOSSLServerHandler(context: certificate.context))
            try pipeline.addHandler(deadline)
            try pipeline.addHandler(negotiation)
            return Value(negotiated: negotiation.protocolNegotiationResult, channel: channel)
        }
    }

    private func begin1(
        _ channel: any Channel,
        _ seat: ConnectionSeat,
        _ logger: Logger
    ) -> EventLoopFuture<Negotiated> {
        // The handshake is over, and the front handler watches over the rest.
        let pipeline = channel.pipeline
        return pipeline.context(handlerType: ConnectionDeadline.self).flatMap { context in
            pipeline.syncOperations.removeHandler(context: context)
        }.flatMap {
            front.setup(channel, seat, isSecure: true, logger).map { .http1($0) }
        }
    }

    /// How much the system may hold that it has not sent yet (tcp(7), TCP_NOTSENT_LOWAT), in bytes: a third of a second on a slow
    /// line.
    private static let mostUnsent: SocketOptionValue = 16 * 1024
    private static let unsent = ChannelOptions.Types.SocketOption(
        level: SocketOptionLevel(IPPROTO_TCP),
        name: SocketOptionName(TCP_NOTSENT_LOWAT)
    )

    private func begin2(_ channel: any Channel, _ seat: ConnectionSeat) -> EventLoopFuture<Negotiated> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            let deadline = try pipeline.handler(type: ConnectionDeadline.self)
            let handler = HTTP2Handler(
                answers: CachedAnswers(site: front.site),
                dates: front.dates,
                behind: behind,
                rules: front.rules,
                notes: front.notes,
                maxHeaderBytes: maxHeaderBytes,
                limit: front.limit,
                seat: seat
            )
            // What the system has taken but not sent can't be overtaken by what is more urgent.
            try channel.syncOptions?.setOption(Self.unsent, value: Self.mostUnsent)
            try pipeline.addHandler(FrameGuard(front.site.pages.numbers.connections), position: .after(deadline))
            try pipeline.addHandler(handler)
            return .http2
        }
    }

    /// Serves what comes in.
    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.negotiated.get() {
            case .http1(let connection): await front.handle(value: connection, logger: logger)
            case .http2:
                try await withTaskCancellationHandler {
                    try await value.channel.closeFuture.get()
                } onCancel: {
                    value.channel.close(promise: nil)
                }
            }
        } catch {
            logger.debug("a handshake failed", metadata: ["error": "\(error)"])
        }
    }
}

extension ChannelHandlerContext {
    /// Closes the connection beneath TLS. Asked to close, TLS would wait for a client that is gone to say so, and hold on to
    /// 60 KB of buffers meanwhile.
    func closePastTLS() {
        let tls = try? pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self)
        (tls ?? self).close(promise: nil)
    }
}
