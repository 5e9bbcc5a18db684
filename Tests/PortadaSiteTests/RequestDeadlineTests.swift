import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import PortadaSite

@Suite("How long a request may take to arrive")
struct RequestDeadlineTests {
    private static let limit = TimeAmount.seconds(30)

    /// A connection to which a request's head has come.
    private static func open() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: RequestDeadline(limit: limit))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        let head = HTTPRequest(method: .post, scheme: "http", authority: "faro.example", path: "/desk/pictures/")
        try channel.writeInbound(HTTPRequestPart.head(head))
        return channel
    }

    /// Lets seconds pass in which so many bytes come each.
    private static func pass(_ seconds: Int, of bytes: Int, on channel: EmbeddedChannel) throws {
        for _ in 0..<seconds where channel.isActive {
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: bytes)))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
    }

    @Test("is the limit for one that drips, and as long as it needs for a body that keeps its pace")
    func pace() throws {
        let slow = try Self.open()
        try Self.pass(29, of: 1_000, on: slow)
        #expect(slow.isActive)
        try Self.pass(2, of: 1_000, on: slow)
        #expect(!slow.isActive)
        let steady = try Self.open()
        try Self.pass(600, of: 20_000, on: steady)
        #expect(steady.isActive)
        try Self.pass(61, of: 1_000, on: steady)
        #expect(!steady.isActive)
    }

    @Test("ends with the request: an answer may take its time")
    func answer() throws {
        let channel = try Self.open()
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .seconds(300))
        #expect(channel.isActive)
    }
}
