import NIOCore
import NIOHTTPTypes

/// Lets requests of a connection through one by one: the next when the answer before is written and the client takes
/// what is written. Who sends a thousand requests at once and reads nothing costs two answers, not a thousand.
final class RequestTurns: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What waits for its turn.
    private enum Held {
        case part(HTTPRequestPart)
        case failure(any Error)
        case event(any Sendable)
    }

    private var held = CircularBuffer<Held>()
    private var isAnswering = false
    private var hasAnswered = false
    private var holdsRead = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        guard held.isEmpty, takesTurn(part, context) else { return held.append(.part(part)) }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if held.isEmpty { context.fireErrorCaught(error) } else { held.append(.failure(error)) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if !held.isEmpty, case .some(.inputClosed) = event as? ChannelEvent {
            held.append(.event(ChannelEvent.inputClosed))
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        held.removeAll()
        context.fireChannelInactive()
    }

    func read(context: ChannelHandlerContext) {
        if held.isEmpty { context.read() } else { holdsRead = true }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let isEnd = if case .end = unwrapOutboundIn(data) { true } else { false }
        context.write(data, promise: promise)
        guard isEnd else { return }
        (isAnswering, hasAnswered) = (false, true)
        release(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { release(context) }
        context.fireChannelWritabilityChanged()
    }

    /// Whether a part may go on now; a head that may begins a turn.
    private func takesTurn(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) -> Bool {
        guard case .head = part else { return true }
        guard !isAnswering, !hasAnswered || context.channel.isWritable else { return false }
        isAnswering = true
        return true
    }

    private func release(_ context: ChannelHandlerContext) {
        guard !held.isEmpty else { return }
        while let first = held.first {
            if case .part(let part) = first, !takesTurn(part, context) { break }
            held.removeFirst()
            switch first {
            case .part(let part): context.fireChannelRead(wrapInboundOut(part))
            case .failure(let error): context.fireErrorCaught(error)
            case .event(let event): context.fireUserInboundEventTriggered(event)
            }
        }
        context.fireChannelReadComplete()
        if held.isEmpty, holdsRead {
            holdsRead = false
            context.read()
        }
    }
}
