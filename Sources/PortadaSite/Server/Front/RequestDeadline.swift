import NIOCore
import NIOHTTPTypes

/// Closes connections that send a request too slowly, head or body; a slow-drip attacker holds nothing for long.
///
/// Sits behind the HTTP decoder, and begins when the front handler gives it the connection; where there is none, at once. The
/// clock runs from then (or the end of the previous answer) to the end of the request; an idle keep-alive connection is closed
/// by the same clock. A body that keeps a modest pace gets the same time again, so that a picture arrives over a slow line.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// The pace at which a body may take longer, in bytes a second.
    private static let pace: Int64 = 16 * 1024

    private let limit: TimeAmount
    private var timer: Scheduled<Void>?
    /// How much of the body came since the clock was set, in bytes.
    private var received: Int64 = 0
    private var context: ChannelHandlerContext?
    private var front: FrontHandler?
    private var seat: ConnectionSeat?
    /// Whether a request is under way, its answer included.
    private var isUnderWay = false
    private var hasBegun = false

    /// Gives each request `limit` to arrive whole.
    init(limit: TimeAmount) {
        self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        front = try? context.pipeline.syncOperations.handler(type: FrontHandler.self)
        seat = front?.seat
        if front == nil { begin() }
    }

    /// From now on requests arrive here as they are sent.
    func begin() {
        hasBegun = true
        if let context { start(context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stop()
        underWay(false)
        (self.context, front, seat) = (nil, nil, nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: underWay(true)
        case .body(let bytes): received += Int64(bytes.readableBytes)
        case .end: stop()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let isEnd = if case .end = unwrapOutboundIn(data) { true } else { false }
        context.write(data, promise: promise)
        guard isEnd else { return }
        underWay(false)
        if hasBegun { start(context) }
        front?.answerEnded()
    }

    /// Tells the connection's seat that a request begins or ends: whoever has none gives way to others.
    private func underWay(_ isNow: Bool) {
        guard isNow != isUnderWay else { return }
        isUnderWay = isNow
        if isNow { seat?.begin() } else { seat?.end() }
    }

    private func start(_ context: ChannelHandlerContext) {
        stop()
        received = 0
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) {
            if self.received >= Self.pace * self.limit.nanoseconds / 1_000_000_000 {
                self.start(context)
            } else {
                context.close(promise: nil)
            }
        }
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}
