import CFiles
import Foundation
import NIOCore
import Synchronization

/// Bytes in a file without a name that lies in memory: a socket takes them from there by reference, while a write copies
/// every byte (memfd_create(2), sendfile(2)).
final class MemoryFile: Sendable {
    /// So many are open at once at most; each is a file descriptor.
    static let most = 256

    private static let openFiles = Atomic(0)
    /// How many are open.
    static var count: Int { openFiles.load(ordering: .relaxed) }

    private let descriptor: Int32
    private let count: Int

    /// Puts bytes into a file; nil when too many are open, or the system has none to give.
    init?(_ bytes: ByteBuffer) {
        guard Self.openFiles.add(1, ordering: .relaxed).newValue <= Self.most else {
            Self.openFiles.subtract(1, ordering: .relaxed)
            return nil
        }
        descriptor = bytes.withUnsafeReadableBytes { portada_memory_file($0.baseAddress, $0.count) }
        count = bytes.readableBytes
        guard descriptor >= 0 else {
            Self.openFiles.subtract(1, ordering: .relaxed)
            return nil
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        Self.openFiles.subtract(1, ordering: .relaxed)
    }

    /// Sends the bytes to a socket that does not block: how many it took. One that is broken takes none; whoever writes the
    /// rest finds out why.
    func send(to socket: NIOBSDSocket.Handle) -> Int {
        max(0, portada_file_send(descriptor, socket, 0, count))
    }
}
