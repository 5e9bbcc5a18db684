import Foundation
import PortadaMedia
import Synchronization

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

/// A file without a name: nobody else can open it, and it goes with the program, however that ends. Its functions wait for
/// the disk.
final class TemporaryFile: Sendable {
    private let folder: URL
    private let opened = Mutex<Int32?>(nil)

    /// One in a folder, made when something is written.
    init(in folder: URL) { self.folder = folder }

    deinit { opened.withLock { $0 }.map { _ = close($0) } }

    private func descriptor() throws -> Int32 {
        try opened.withLock { opened in
            if let opened { return opened }
            let made = try make()
            opened = made
            return made
        }
    }

    private func make() throws -> Int32 {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Killed between the two calls, a program leaves it; by this name it is found and removed.
        var path = Array(folder.appendingPathComponent(".upload-XXXXXX\(UnfinishedFiles.ending)").path.utf8CString)
        let made = mkstemps(&path, Int32(UnfinishedFiles.ending.utf8.count))
        guard made >= 0 else { throw Self.failure() }
        unlink(path)
        return made
    }

    private static func failure() -> POSIXError { POSIXError(.init(rawValue: errno) ?? .EIO) }

    /// Writes at the end.
    func append(_ bytes: ArraySlice<UInt8>) throws {
        let descriptor = try descriptor()
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
        let descriptor = try descriptor()
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(filled))
                guard read > 0 || (read < 0 && errno == EINTR) else { throw Self.failure() }
                filled += max(0, read)
            }
        }
    }
}
