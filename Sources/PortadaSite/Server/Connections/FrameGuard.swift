import NIOCore

/// Ends connections of HTTP/2 that send more frames which ask for nothing than `FrameAllowance` allows. Sits between TLS and
/// what speaks HTTP/2.
final class FrameGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// GOAWAY for no stream, with the code ENHANCE_YOUR_CALM (RFC 9113, sections 6.8 and 7).
    private static let goAway = ByteBuffer(bytes: [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11])

    private let numbers: ConnectionNumbers
    private var allowance = FrameAllowance()
    private var isOver = false

    init(_ numbers: ConnectionNumbers) {
        self.numbers = numbers
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        let second = Int64(clamping: NIODeadline.now().uptimeNanoseconds / 1_000_000_000)
        guard allowance.read(unwrapInboundIn(data), at: second) else { return end(context) }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .byteBuffer(let bytes) = unwrapOutboundIn(data) { allowance.sent(bytes.readableBytes) }
        context.write(data, promise: promise)
    }

    private func end(_ context: ChannelHandlerContext) {
        isOver = true
        numbers.flooded()
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(Self.goAway)), promise: nil)
        context.close(promise: nil)
    }
}
