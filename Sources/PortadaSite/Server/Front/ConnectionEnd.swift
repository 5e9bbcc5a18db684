import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends a connection after an answer that says `Connection: close`: nothing that comes later is read or answered.
///
/// The server shuts its side first and goes a moment later, so that the client can read the answer before the network
/// tells it that nobody listens any more (RFC 9112, section 9.6).
final class ConnectionEnd: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long the client may take to read the last answer.
    private static let patience = TimeAmount.milliseconds(500)

    private enum State {
        case open
        /// The answer that is being written is the last.
        case ending
        case ended
    }

    private var state = State.open

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if state != .ended { context.fireChannelRead(data) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if state != .ended { context.fireErrorCaught(error) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard state != .ended else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.headerFields[.connection]?.lowercased() == "close":
            state = .ending
            context.write(data, promise: promise)
        case .end where state == .ending:
            state = .ended
            context.writeAndFlush(data, promise: promise)
            end(context)
        default: context.write(data, promise: promise)
        }
    }

    private func end(_ context: ChannelHandlerContext) {
        context.close(mode: .output, promise: nil)
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.close(promise: nil) }
    }
}
