import Foundation
import PortadaMedia

/// A folder that keeps each picture once for all backups of a newspaper, where `data/pictures` has it. Pictures never
/// change: a backup brings what is new, and takes nothing away.
final class PictureShelf: Sendable {
    /// Why it can't be used.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// What became of a picture.
    enum Outcome {
        case wasThere
        case came
        /// Its bytes in the newspaper are not those that it is known by. A good copy that was there stays.
        case isDamaged
        /// It was removed from the newspaper just now.
        case isGone
    }

    let folder: URL
    private let lock: FolderLock

    /// Holds the folder alone.
    /// - Parameter makes: whether it is made where there is none.
    init(_ folder: URL, makes: Bool) throws {
        self.folder = folder
        if makes {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Fault(description: "There is no folder \(folder.path) with pictures of backups.")
        }
        guard let lock = try FolderLock(folder, .alone) else {
            throw Fault(description: "Another backup writes into \(folder.path). Try again when it has ended.")
        }
        self.lock = lock
    }

    /// Brings a picture in, unless it is there.
    func keep(_ path: String, from originals: URL) throws -> Outcome {
        let (source, target) = (originals.appendingPathComponent(path), folder.appendingPathComponent(path))
        guard let size = OriginalFiles.size(of: source) else { return .isGone }
        if let present = OriginalFiles.size(of: target) {
            if present == size { return .wasThere }
            if try OriginalFiles.isWhole(target) { return .isDamaged }
            try FileManager.default.removeItem(at: target)
        }
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let output = try UnfinishedFile(for: target)
        defer { output.giveUp() }
        var naming = BlobStore.Naming()
        do {
            try OriginalFiles.read(source) { bytes in
                naming.take(bytes)
                try output.write(bytes)
            }
        } catch  where OriginalFiles.size(of: source) == nil {
            return .isGone
        }
        guard naming.name == target.lastPathComponent else { return .isDamaged }
        try output.finish()
        return .came
    }

    /// Removes the pictures that are not needed, and what a backup that was killed left behind.
    /// - Returns: how many pictures went.
    func removeAll(but needed: Set<String>) throws -> Int {
        var count = 0
        for path in FileManager.default.subpaths(atPath: folder.path) ?? [] {
            try Task.checkCancellation()
            let name = path.hasSuffix(".part") ? path.dropLast(".part".count) : path[...]
            guard OriginalFiles.hash(name) != nil, !needed.contains(path) else { continue }
            try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
            if OriginalFiles.hash(path) != nil { count += 1 }
        }
        return count
    }
}
