import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore

/// A copy of the whole newspaper in one file: database, pictures, configuration and theme, as they lie in its folder.
///
/// The database is copied first, as it is at one moment; pictures never change, come before the stories that show them
/// and stay for a day after nobody does (`PictureClearing`), so that every picture of that moment is there. Renditions are
/// left out: they are made anew.
struct Backup {
    let folder: URL
    let store: Store
    let target: URL
    let progress: @Sendable (String, Bool) -> Void

    /// What was written.
    struct Written: Sendable {
        /// How large it is, in bytes.
        let size: Int64
        /// How many pictures the newspaper knows that have lost their file.
        let lostPictures: Int
    }

    /// Writes it beside its place, and puts it there when it is whole.
    func write() async throws -> Written {
        let part = target.appendingPathExtension("part")
        let copy = target.appendingPathExtension("database")
        let manager = FileManager.default
        // What a backup that was killed left behind.
        for file in [part, copy] { try? manager.removeItem(at: file) }
        defer { for file in [part, copy] { try? manager.removeItem(at: file) } }
        progress("copying the database", false)
        try await store.copyDatabase(to: copy)
        let archive = try TarWriter(creating: part)
        try archive.add(copy, as: "data/portada.sqlite")
        try manager.removeItem(at: copy)
        let configuration = folder.appendingPathComponent(Configuration.fileName)
        if manager.fileExists(atPath: configuration.path) { try archive.add(configuration, as: Configuration.fileName) }
        try addFolder(NewspaperFolder.theme(in: folder), as: "theme", to: archive)
        try addFolder(NewspaperFolder.pictures(in: folder), as: "data/pictures", to: archive)
        try Task.checkCancellation()
        try archive.finish()
        guard !manager.fileExists(atPath: target.path), rename(part.path, target.path) == 0 else {
            throw TarWriter.Fault(description: "\(target.path) can't be made: \(String(cString: strerror(errno)))")
        }
        try flush(target.deletingLastPathComponent())
        let size = (try manager.attributesOfItem(atPath: target.path)[.size] as? NSNumber)?.int64Value ?? 0
        let originals = BlobStore(folder: NewspaperFolder.pictures(in: folder))
        let lost = try await store.read { try $0.pictureFiles() }.count { !originals.holds($0) }
        return Written(size: size, lostPictures: lost)
    }

    private func addFolder(_ place: URL, as name: String, to archive: TarWriter) throws {
        guard let paths = FileManager.default.subpaths(atPath: place.path) else { return }
        for (number, path) in paths.sorted().enumerated() {
            try Task.checkCancellation()
            let file = place.appendingPathComponent(path)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue,
                // What is being written, and what was put aside to go.
                !path.hasSuffix(".part"), !path.hasSuffix(".removed")
            else { continue }
            try archive.add(file, as: "\(name)/\(path)")
            if number % 50 == 0 { progress("\(name): \(number + 1) of \(paths.count)", false) }
        }
    }

    /// The name itself is on the disk only once the folder is.
    private func flush(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }
}
