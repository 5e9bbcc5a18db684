import NIOCore
import NIOHTTPTypes

/// Takes note of what the HTTP parser refuses: an answer on a connection on which no understood request waits for one. Whoever
/// answers requests takes note of those himself.
final class RefusalNotes: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let notes: AnswerNotes
    /// Requests that were understood and have no answer yet.
    private var waiting = 0

    init(_ notes: AnswerNotes) {
        self.notes = notes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { waiting += 1 }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .head(let head) = unwrapOutboundIn(data), head.status.code >= 200 {
            if waiting > 0 {
                waiting -= 1
            } else {
                notes.noteRefused(
                    head.status.code,
                    version: "1.1",
                    from: context.remoteAddress?.ipAddress ?? ""
                )
            }
        }
        context.write(data, promise: promise)
    }
}
