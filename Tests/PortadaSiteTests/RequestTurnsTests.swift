import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import PortadaSite

@Suite("Requests that come at once")
struct RequestTurnsTests {
    /// Counts the requests that get through.
    private final class Door: ChannelInboundHandler {
        typealias InboundIn = HTTPRequestPart
        var (paths, failures): ([String], Int) = ([], 0)

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if case .head(let head) = unwrapInboundIn(data) { paths.append(head.path ?? "") }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { failures += 1 }
    }

    private struct Fault: Error {}

    private let door = Door()
    private let channel: EmbeddedChannel

    init() throws {
        channel = EmbeddedChannel(handlers: [RequestTurns(), door])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func ask(_ path: String) throws {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: path)
        try channel.writeInbound(HTTPRequestPart.head(head))
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    private func answer() throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    @Test("The next gets through when the answer before is written")
    func order() throws {
        for path in ["/a", "/b", "/c"] { try ask(path) }
        #expect(door.paths == ["/a"])
        try answer()
        #expect(door.paths == ["/a", "/b"])
        try answer()
        #expect(door.paths == ["/a", "/b", "/c"])
    }

    @Test("None gets through while the client does not take what was written")
    func unwritable() throws {
        try ask("/a")
        try ask("/b")
        channel.isWritable = false
        try answer()
        #expect(door.paths == ["/a"])
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(door.paths == ["/a", "/b"])
    }

    @Test("What can't be read ends the connection after the answers before, not instead of them")
    func failure() throws {
        try ask("/a")
        try ask("/b")
        channel.pipeline.fireErrorCaught(Fault())
        #expect(door.failures == 0)
        try answer()
        #expect(door.paths == ["/a", "/b"] && door.failures == 1)
    }
}
