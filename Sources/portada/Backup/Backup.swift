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
        let copy = target.appendingPathExtension("database")
        let manager = FileManager.default
        // What a backup that was killed left behind.
        try? manager.removeItem(at: copy)
        let output = try UnfinishedFile(for: target)
        defer {
            try? manager.removeItem(at: copy)
            output.giveUp()
        }
        progress("copying the database", false)
        try await store.copyDatabase(to: copy)
        let archive = TarWriter(output: output)
        try archive.add(copy, as: "data/portada.sqlite")
        try manager.removeItem(at: copy)
        let configuration = folder.appendingPathComponent(Configuration.fileName)
        if manager.fileExists(atPath: configuration.path) { try archive.add(configuration, as: Configuration.fileName) }
        for (place, name) in [
            (NewspaperFolder.theme(in: folder), "theme"), (NewspaperFolder.pictures(in: folder), "data/pictures"),
        ] {
            try archive.addFolder(place, as: name) { number, count in
                progress("\(name): \(number) of \(count)", false)
            }
        }
        try Task.checkCancellation()
        try archive.finish()
        let size = (try manager.attributesOfItem(atPath: target.path)[.size] as? NSNumber)?.int64Value ?? 0
        let originals = BlobStore(folder: NewspaperFolder.pictures(in: folder))
        let lost = try await store.read { try $0.pictureFiles() }.count { !originals.holds($0) }
        return Written(size: size, lostPictures: lost)
    }
}
