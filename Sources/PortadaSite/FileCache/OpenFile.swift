import CFiles
import Foundation
import NIOCore
import PortadaCore
import Synchronization

/// A file of the disk that is open to be read, and closed with the last who holds it: removed meanwhile, it is still whole.
final class OpenFile: Sendable {
    /// How many bytes it has.
    let size: Int
    /// When it was last written.
    let modified: Timestamp
    private let descriptor: Int32
    /// The second, since 1970, in which all of it was last found near.
    private let nearAt = Atomic<Int>(-1)

    /// Opens a file. Throws what the system says; the call may wait for the disk.
    init(path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(number: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= 0 else {
            let number = errno
            close(descriptor)
            throw Failure(number: number)
        }
        size = Int(status.st_size)
        modified = Timestamp(rawValue: Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
    }

    deinit { close(descriptor) }

    /// Why a file can't be read.
    struct Failure: Error, CustomStringConvertible {
        /// The system's number.
        let number: Int32

        /// Whether there is no such file.
        var isMissing: Bool { number == ENOENT }
        var description: String { String(cString: strerror(number)) }
    }

    /// How far the system reads ahead, in bytes: what lies between two looks mostly came with the first.
    private static let stride = 128 * 1024

    /// Whether the file lies in the system's memory, as far as a few looks tell, so that nobody waits for the disk. Looks once a
    /// second.
    func isNear() -> Bool {
        let now = time(nil)
        if nearAt.load(ordering: .relaxed) == now { return true }
        var place = 0
        while place < size {
            guard portada_file_is_near(descriptor, off_t(place)) != 0 else { return false }
            place += Self.stride
        }
        nearAt.store(now, ordering: .relaxed)
        return true
    }

    /// Reads bytes that lie in the system's memory; nil when the disk, or nothing more, has them.
    func readNow(_ range: Range<Int>) -> ByteBuffer? {
        var bytes = ByteBufferAllocator().buffer(capacity: range.count)
        let count = bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: range.count) { space in
            max(0, portada_file_read_near(descriptor, space.baseAddress, range.count, off_t(range.lowerBound)))
        }
        return count > 0 ? bytes : nil
    }

    /// Reads bytes, and waits for the disk when it must. Throws what the system says, and when the file ends before.
    func read(_ range: Range<Int>) throws -> ByteBuffer {
        var bytes = ByteBufferAllocator().buffer(capacity: range.count)
        while bytes.readableBytes < range.count {
            let rest = range.count - bytes.readableBytes
            let place = range.lowerBound + bytes.readableBytes
            let count = bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: rest) { space in
                max(0, pread(descriptor, space.baseAddress, rest, off_t(place)))
            }
            guard count > 0 else { throw Failure(number: errno == 0 ? EIO : errno) }
        }
        return bytes
    }

    /// Brings the whole file into the system's memory, as far as there is room; waits for the disk.
    func bringNear() throws {
        var place = 0
        while place < size {
            let end = min(size, place + Self.stride)
            _ = try read(place..<end)
            place = end
        }
    }

    /// Sends bytes of a range to a socket that does not block, without copying them: how many it took, from the beginning.
    /// One that is broken takes none; whoever writes the rest finds out why.
    func send(_ range: Range<Int>, to socket: NIOBSDSocket.Handle) -> Int {
        max(0, portada_file_send(descriptor, socket, off_t(range.lowerBound), range.count))
    }
}
