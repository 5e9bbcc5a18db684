import Foundation

/// A file that is written beside its place, and put there when it is whole and safely on the disk.
struct UnfinishedFile: Sendable {
    /// Why something can't be written.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    let target: URL
    private let part: URL
    private let output: FileHandle

    /// Begins; what one that was killed left behind is removed.
    init(for target: URL) throws {
        self.target = target
        part = target.appendingPathExtension("part")
        try? FileManager.default.removeItem(at: part)
        output = try Self.make(part)
    }

    /// A new file that nobody else may read, to be written. Fails when there is one.
    static func make(_ file: URL) throws -> FileHandle {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw Fault(description: "\(file.path) can't be made: \(String(cString: strerror(errno)))")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Writes on.
    func write(_ bytes: Data) throws { try output.write(contentsOf: bytes) }

    /// Writes on.
    func write(_ text: String) throws { try write(Data(text.utf8)) }

    /// Puts it in its place; a file that is there is never replaced.
    func finish() throws {
        try output.synchronize()
        try output.close()
        guard !FileManager.default.fileExists(atPath: target.path), rename(part.path, target.path) == 0 else {
            throw Fault(description: "\(target.path) can't be made: \(String(cString: strerror(errno)))")
        }
        try Self.flush(target.deletingLastPathComponent())
    }

    /// Removes it, unless it is finished.
    func giveUp() { try? FileManager.default.removeItem(at: part) }

    /// The name itself is on the disk only once the folder is.
    private static func flush(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }
}
