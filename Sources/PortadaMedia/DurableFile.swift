import Foundation

/// Writes files so that a power cut leaves all of one or nothing of it.
enum DurableFile {
    /// Writes to a neighbour, flushes it to the disk, and renames it into place.
    static func write(_ bytes: [UInt8], to file: URL) throws {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let neighbour = folder.appendingPathComponent(".\(UUID().uuidString)\(UnfinishedFiles.ending)")
        do {
            try Data(bytes).write(to: neighbour)
            let handle = try FileHandle(forWritingTo: neighbour)
            try handle.synchronize()
            try handle.close()
            guard rename(neighbour.path, file.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        } catch {
            try? FileManager.default.removeItem(at: neighbour)
            throw error
        }
        try flush(folder)
    }

    /// The rename itself is on the disk only once the folder is.
    private static func flush(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }
}
