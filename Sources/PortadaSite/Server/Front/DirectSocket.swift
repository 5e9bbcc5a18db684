import Foundation
import NIOCore

/// The socket of a connection, to which hot answers are sent past the channel: its queue would copy the bytes of a file,
/// and costs a tenth of a small answer. It may be used only while nothing that was written before waits in the channel.
struct DirectSocket {
    /// The channel's own as long as the channel is active; nil where it has none.
    private let socket: NIOBSDSocket.Handle?
    /// Whether the channel may have something that isn't written yet; asking it costs more than remembering.
    private(set) var mayWait = false

    /// The socket of the channel that a handler was added to.
    init(_ context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        // Looked for once: the conversion takes longer than sending an answer.
        socket = try? pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { $0 }
    }

    /// Something is written by the channel.
    mutating func leaveToChannel() { mayWait = true }

    /// Sends an answer: how many bytes the socket took, from the beginning. The rest is the channel's.
    mutating func send(_ answer: HotAnswer, _ context: ChannelHandlerContext) -> Int {
        free(context).map { answer.send(to: $0) } ?? 0
    }

    /// Sends the head of an answer, which the body follows at once: how many bytes the socket took, from the beginning.
    mutating func send(_ head: ByteBuffer, _ context: ChannelHandlerContext) -> Int {
        guard let socket = free(context) else { return 0 }
        return head.withUnsafeReadableBytes { bytes in
            max(0, Foundation.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_MORE)))
        }
    }

    /// Sends bytes of a file: how many the socket took, from the beginning. The rest is the channel's.
    mutating func send(_ range: Range<Int>, of file: OpenFile, _ context: ChannelHandlerContext) -> Int {
        free(context).map { file.send(range, to: $0) } ?? 0
    }

    /// The socket while nothing waits before it.
    private mutating func free(_ context: ChannelHandlerContext) -> NIOBSDSocket.Handle? {
        guard let socket, context.channel.isActive else { return nil }
        if mayWait {
            guard (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) == 0 else { return nil }
            mayWait = false
        }
        return socket
    }
}
