import Foundation

/// How much room the disk has that a folder lies on.
struct DiskRoom: Sendable {
    /// Bytes that are free.
    let free: Int64
    /// Bytes in all.
    let size: Int64

    /// Asks the system, which blocks; nil when it doesn't say.
    init?(of folder: URL) {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value,
            let size = (attributes?[.systemSize] as? NSNumber)?.int64Value
        else { return nil }
        (self.free, self.size) = (free, size)
    }
}
