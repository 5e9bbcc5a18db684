import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore

/// A copy of the whole newspaper in one file: database, pictures, configuration and theme, as they lie in its folder. With a
/// shelf, the pictures lie there, and the file says which.
///
/// The database is copied first, as it is at one moment; pictures never change, come before the stories that show them
/// and stay for a day after nobody does (`PictureClearing`), so that every picture of that moment is there. Renditions are
/// left out: they are made anew. So is the key of second factors: who has the file alone can't read them.
struct Backup {
    let folder: URL
    let store: Store
    let target: URL
    /// Where the pictures of all backups lie; nil for a file that has them itself.
    let shelf: PictureShelf?
    let progress: @Sendable (String, Bool) -> Void

    /// What was written.
    struct Written: Sendable {
        /// How large it is, in bytes.
        var size: Int64 = 0
        /// How many pictures it has or names, and how many of them came to the shelf.
        var (pictures, came) = (0, 0)
        /// How many pictures the newspaper knows that have lost their file.
        var lostPictures = 0
        /// The files of pictures whose bytes are not those that they are known by.
        var damaged: [String] = []
    }

    private var originals: URL { NewspaperFolder.pictures(in: folder) }

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
        var written = Written()
        if let shelf { try archive.add(PictureList.bytes(try shelve(on: shelf, &written)), as: PictureList.name) }
        try archive.addClosedFolder("data/")
        try archive.add(copy, as: BackupCheck.database)
        try manager.removeItem(at: copy)
        let configuration = folder.appendingPathComponent(Configuration.fileName)
        if manager.fileExists(atPath: configuration.path) { try archive.add(configuration, as: Configuration.fileName) }
        try archive.addFolder(NewspaperFolder.theme(in: folder), as: "theme") { number, count in
            progress("theme: \(number) of \(count)", false)
        }
        if shelf == nil { try addPictures(to: archive, &written) }
        try Task.checkCancellation()
        try archive.finish()
        written.size = OriginalFiles.size(of: target) ?? 0
        let known = BlobStore(folder: originals)
        written.lostPictures = try await store.read { try $0.pictureFiles() }.count { !known.holds($0) }
        return written
    }

    /// Brings the pictures to the shelf; the paths of those that are there.
    private func shelve(on shelf: PictureShelf, _ written: inout Written) throws -> [String] {
        var kept: [String] = []
        try eachPicture { path in
            let outcome = try shelf.keep(path, from: originals)
            if outcome == .isDamaged { written.damaged.append(path) }
            if outcome == .came { written.came += 1 }
            if FileManager.default.fileExists(atPath: shelf.folder.appendingPathComponent(path).path) {
                kept.append(path)
            }
        }
        written.pictures = kept.count
        return kept
    }

    private func addPictures(to archive: TarWriter, _ written: inout Written) throws {
        try archive.addClosedFolder(BackupCheck.pictures)
        try eachPicture { path in
            let file = originals.appendingPathComponent(path)
            var naming = BlobStore.Naming()
            do {
                try archive.add(file, as: BackupCheck.pictures + path) { naming.take($0) }
            } catch  where OriginalFiles.size(of: file) == nil {
                // Removed just now: nothing of it was written.
                return
            }
            written.pictures += 1
            if naming.name != file.lastPathComponent { written.damaged.append(path) }
        }
    }

    private func eachPicture(_ take: (String) throws -> Void) throws {
        let paths = OriginalFiles.paths(in: originals)
        for (number, path) in paths.enumerated() {
            try Task.checkCancellation()
            try take(path)
            if number % 50 == 0 { progress("pictures: \(number + 1) of \(paths.count)", false) }
        }
    }
}
