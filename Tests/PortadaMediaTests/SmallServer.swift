import NIOCore
import NIOPosix

/// A server on this machine that gives one prepared answer to every connection.
struct SmallServer {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let channel: any Channel

    /// The port that it listens on.
    var port: Int { channel.localAddress?.port ?? 0 }

    /// - Parameter answer: the bytes of the answer; nil never answers.
    init(answer: @escaping @Sendable (_ port: Int) -> String?) async throws {
        channel = try await ServerBootstrap(group: group)
            .childChannelInitializer { child in
                let port = child.localAddress?.port ?? 0
                return child.pipeline.addHandler(Answering(answer: answer(port)))
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    func close() async throws {
        try await channel.close()
        try await group.shutdownGracefully()
    }

    private final class Answering: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let answer: String?

        init(answer: String?) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard let answer else { return }
            context.write(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
            context.flush()
            context.close(promise: nil)
        }
    }
}
