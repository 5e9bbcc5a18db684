import NIOCore
import NIOEmbedded
import NIOTLS
import Testing

@testable import PortadaSite

@Suite("Frames of HTTP/2 that ask for nothing")
struct FrameAllowanceTests {
    private static func frame(_ type: UInt8, _ length: Int, flags: UInt8 = 0) -> [UInt8] {
        let size = [UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)]
        return size + [type, flags, 0, 0, 0, 1] + [UInt8](repeating: 0, count: length)
    }

    private static let preface = [UInt8]("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    private static func bytes(_ type: UInt8, _ length: Int, times: Int, flags: UInt8 = 0) -> ByteBuffer {
        let frame = frame(type, length, flags: flags)
        return ByteBuffer(bytes: (0..<times).flatMap { _ in frame })
    }

    @Test("are found in any portions of bytes")
    func heads() {
        let frames = Self.frame(4, 6) + Self.frame(1, 300, flags: 5) + Self.frame(0, 70_000) + Self.frame(8, 4)
        for portion in [1, 7, 1_000, 100_000] {
            var heads = FrameHeads()
            var found: [UInt8] = []
            let all = Self.preface + frames
            for start in stride(from: 0, to: all.count, by: portion) {
                heads.read(ByteBuffer(bytes: all[start..<min(all.count, start + portion)])) { found.append($0.type) }
            }
            #expect(found == [4, 1, 0, 8])
        }
    }

    /// How many of several portions are allowed, one after the other.
    private static func allowed(_ portions: [(ByteBuffer, Int64)], sending count: Int = 0) -> Int {
        var allowance = FrameAllowance()
        var allowed = allowance.read(ByteBuffer(bytes: preface), at: 1) ? 0 : -1
        for (bytes, second) in portions where allowance.read(bytes, at: second) {
            allowed += 1
            allowance.sent(count)
        }
        return allowed
    }

    @Test("are too many when they come in floods", arguments: [2, 3, 4, 6, 8, 0x2A] as [UInt8])
    func floods(type: UInt8) {
        let portions = (0..<20).map { _ in (Self.bytes(type, 8, times: 1_000), Int64(1)) }
        #expect(Self.allowed(portions) < 5)
    }

    @Test("crumbs of a body count, and parts of an ordinary size don't")
    func bodies() {
        let parts = (0..<20).map { _ in (Self.bytes(0, 1_000, times: 1_000), Int64(1)) }
        #expect(Self.allowed(parts) == 20)
        let crumbs = (0..<20).map { _ in (Self.bytes(0, 1, times: 1_000), Int64(1)) }
        #expect(Self.allowed(crumbs) < 5)
    }

    @Test("may be as many as a client needs for its requests and for what it takes of answers")
    func ordinary() {
        let request = Self.bytes(1, 40, times: 1, flags: 5)
        let requests = (0..<5_000).flatMap { _ in [(request, Int64(1)), (Self.bytes(8, 4, times: 10), Int64(1))] }
        #expect(Self.allowed(requests) == 10_000)
        let windows = (0..<20_000).map { _ in (Self.bytes(8, 4, times: 2), Int64(1)) }
        #expect(Self.allowed(windows, sending: 16_384) == 20_000)
        let pings = (2..<200).map { (Self.bytes(6, 8, times: 50), Int64($0)) }
        #expect(Self.allowed(pings) == 198)
    }

    @Test("end the connection, which is told why")
    func end() throws {
        let numbers = ConnectionNumbers(logger: .init(label: "test"))
        let channel = EmbeddedChannel(handler: FrameGuard(numbers))
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        channel.pipeline.fireUserInboundEventTriggered(TLSUserEvent.handshakeCompleted(negotiatedProtocol: "h2"))
        try channel.writeInbound(ByteBuffer(bytes: Self.preface))
        for _ in 0..<20 where channel.isActive { try channel.writeInbound(Self.bytes(8, 4, times: 1_000)) }
        #expect(!channel.isActive)
        #expect(numbers.floodCount == 1)
        let last = try #require(try channel.readOutbound(as: IOData.self))
        guard case .byteBuffer(let goAway) = last else { return }
        #expect(goAway.getInteger(at: 3, as: UInt8.self) == 7)
        #expect(goAway.getInteger(at: 13, as: UInt32.self) == 11)
    }

    @Test("are nobody's business where HTTP/1.1 is spoken")
    func otherProtocol() throws {
        let channel = EmbeddedChannel(handler: FrameGuard(ConnectionNumbers(logger: .init(label: "test"))))
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        channel.pipeline.fireUserInboundEventTriggered(TLSUserEvent.handshakeCompleted(negotiatedProtocol: nil))
        for _ in 0..<20 { try channel.writeInbound(Self.bytes(8, 4, times: 1_000)) }
        #expect(channel.isActive)
    }
}
