import NIOCore
import NIOHTTP1

/// Brings what clients of HTTP/1.x say of their connection into the one form that those behind know: `Connection: close`
/// where the answer is the last, however it was written, and nothing where it isn't.
///
/// HTTP/1.0 ends the connection with the answer unless it says `keep-alive`, waits to be told when that was heard, and
/// needs no `Host` (RFC 9112, sections 3.2 and 9.3). Sits between the parser and the translation that loses the version.
final class ConnectionWishes: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Stands for the host that a client of HTTP/1.0 does not name.
    private static let unnamedHost = "localhost"

    /// What the answers that are still to come say of the connection, in the order of their requests; nil for nothing.
    private var wishes = CircularBuffer<String?>()

    /// Puts one behind the parser of a connection.
    static func heed(_ pipeline: ChannelPipeline.SynchronousOperations) throws {
        let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(ConnectionWishes(), position: .after(parser))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        let isOld = head.version == .http1_0
        if isOld, !head.headers.contains(name: "host") { head.headers.add(name: "Host", value: Self.unnamedHost) }
        let wish: String? = head.isKeepAlive ? (isOld ? "keep-alive" : nil) : "close"
        head.headers.remove(name: "connection")
        if wish == "close" { head.headers.add(name: "Connection", value: "close") }
        wishes.append(wish)
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), head.status.code >= 200,
            let wish = wishes.popFirst() ?? nil, !head.headers.contains(name: "connection")
        else { return context.write(data, promise: promise) }
        head.headers.add(name: "Connection", value: wish)
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
