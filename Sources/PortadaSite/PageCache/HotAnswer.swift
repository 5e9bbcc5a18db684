import Foundation
import NIOCore

/// A whole answer, head and body, for the second whose date it has: for a page that is asked for all the time.
final class HotAnswer: Sendable {
    /// From here on the copy that a write makes costs more than what a file asks for (measured: at 11 KB they are even).
    private static let minimumFile = 16 * 1024

    /// All of it.
    let bytes: ByteBuffer
    private let file: MemoryFile?

    /// - Parameter isFile: whether it is sent so often that it may lie in a file, from which nothing is copied.
    init(_ bytes: ByteBuffer, isFile: Bool) {
        self.bytes = bytes
        file = isFile && bytes.readableBytes >= Self.minimumFile ? MemoryFile(bytes) : nil
    }

    /// Sends it to a socket that does not block: how many bytes that took, from the beginning. One that is broken takes
    /// none; whoever writes the rest finds out why.
    func send(to socket: NIOBSDSocket.Handle) -> Int {
        if let file { return file.send(to: socket) }
        return bytes.withUnsafeReadableBytes { bytes in
            max(0, Foundation.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)))
        }
    }
}
