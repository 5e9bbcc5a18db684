import NIOCore
import NIOTLS

/// Closes connections of HTTPS whose handshake does not end, whose client does not take what is written, and those that
/// have gone silent, or send without ever asking for anything: HTTP/2 asks an idle client to go, and would wait for its
/// answer for ever.
final class ConnectionDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = IOData

    /// Larger than the frames that answer a client's pings and settings.
    private static let smallWrite = 64

    let seat: ConnectionSeat
    private let limit: TimeAmount
    private var isSecured = false
    /// When something came or went.
    private var activeAt = NIODeadline.now()
    /// When a part of an answer went.
    private var answeredAt = NIODeadline.now()
    /// Since when the client has not taken what was written; nil while it does.
    private var stuckSince: NIODeadline?
    private var timer: Scheduled<Void>?

    /// - Parameter limit: how long a handshake may take, and an answer to be taken; silence may last twice as long.
    init(limit: TimeAmount, seat: ConnectionSeat) {
        self.limit = limit
        self.seat = seat
    }

    func handlerAdded(context: ChannelHandlerContext) { watch(context) }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        activeAt = .now()
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        activeAt = .now()
        if unwrapOutboundIn(data).readableBytes > Self.smallWrite { answeredAt = activeAt }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.handshakeCompleted) = event as? TLSUserEvent { isSecured = true }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stuckSince = context.channel.isWritable ? nil : .now()
        context.fireChannelWritabilityChanged()
    }

    /// Looks from time to time: one timer for the connection's whole life.
    private func watch(_ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { [self] in
            let now = NIODeadline.now()
            let isStuck = stuckSince.map { now - $0 >= limit } ?? false
            let isSilent = now - activeAt >= limit + limit
            let isUnused = seat.isIdle && now - max(seat.idleSince, answeredAt) >= limit + limit
            if !isSecured || isStuck || isSilent || isUnused { context.close(promise: nil) } else { watch(context) }
        }
    }
}
