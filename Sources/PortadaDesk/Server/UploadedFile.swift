import Foundation
import PortadaMedia

/// A file that a form brought, or as much of it as is taken.
struct UploadedFile: Sendable {
    /// What its owner called it; only for people to read.
    let name: String
    /// How many bytes were sent, those that were not kept included.
    let size: Int
    /// The most bytes that are kept; a larger file is known by its size alone.
    let limit: Int
    private let file: TemporaryFile

    init(name: String, size: Int, limit: Int, file: TemporaryFile) {
        (self.name, self.size, self.limit, self.file) = (name, size, limit, file)
    }

    /// Whether it is larger than allowed; its bytes were let go.
    var isTooLarge: Bool { size > limit }

    /// Its bytes; none of a file that is too large.
    func bytes() throws -> [UInt8] { isTooLarge ? [] : try file.bytes(count: size) }
}

/// A file without a name: nobody else can open it, and it goes with the program, however that ends.
final class TemporaryFile: Sendable {
    private let descriptor: Int32

    /// Makes one in a folder.
    init(in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Killed between the two calls, a program leaves it; by this name it is found and removed.
        var path = Array(folder.appendingPathComponent(".upload-XXXXXX\(UnfinishedFiles.ending)").path.utf8CString)
        descriptor = mkstemps(&path, Int32(UnfinishedFiles.ending.utf8.count))
        guard descriptor >= 0 else { throw Self.failure() }
        unlink(path)
    }

    deinit { close(descriptor) }

    private static func failure() -> POSIXError { POSIXError(.init(rawValue: errno) ?? .EIO) }

    /// Writes at the end.
    func append(_ bytes: ArraySlice<UInt8>) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
                let written = write(descriptor, base, rest.count)
                guard written > 0 || errno == EINTR else { throw Self.failure() }
                rest = rest.dropFirst(max(0, written))
            }
        }
    }

    /// The first bytes.
    func bytes(count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(filled))
                guard read > 0 || (read < 0 && errno == EINTR) else { throw Self.failure() }
                filled += max(0, read)
            }
        }
    }
}
