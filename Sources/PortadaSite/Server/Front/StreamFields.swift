import HTTPTypes
import NIOCore
import NIOHTTPTypes
import NIOHTTPTypesHTTP2

/// Keeps what belongs to HTTP/1.1 alone out of a stream of HTTP/2 (RFC 9113, section 8.2.2): answers there end nothing
/// but themselves, and a `Host` that says the same as `:authority` says nothing new (section 8.3.1). Where there is no
/// stream, the wishes of the connection are heeded.
final class StreamFields: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var isStream = false

    func handlerAdded(context: ChannelHandlerContext) {
        let codec = try? context.pipeline.syncOperations.handler(type: HTTP2FramePayloadToHTTPServerCodec.self)
        isStream = codec != nil
        if !isStream { ConnectionWishes.heed(context.pipeline.syncOperations) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard isStream, case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        let authority = head.authority
        head.headerFields.removeAll { $0.name.canonicalName == "host" && $0.value == authority }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard isStream, case .head(var head) = unwrapOutboundIn(data) else {
            return context.write(data, promise: promise)
        }
        head.headerFields[.connection] = nil
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
