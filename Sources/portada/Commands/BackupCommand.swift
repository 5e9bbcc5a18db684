import ArgumentParser
import Foundation
import PortadaCore
import PortadaStore

/// `portada backup FILE`: the whole newspaper in one file, while it is served.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the whole newspaper into one file, while it is served."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "The archive to write (tar); it must not exist yet.")
    var file: String

    func run() async throws {
        let target = URL(fileURLWithPath: file)
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw CommandFailure.refused("\(file) is there already; a backup overwrites nothing.")
        }
        _ = try Configuration.load(folder: place.folder, environment: ProcessInfo.processInfo.environment)
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let begun = Timestamp.now
        let backup = Backup(folder: place.folder, store: store, target: target) { text, isLast in
            ProgressLine.show("  \(text)", isLast: isLast)
        }
        let written = try await Interruption.cancelling("Interrupted. Nothing was written.") {
            do {
                return try await backup.write()
            } catch let error as CancellationError {
                throw error
            } catch {
                throw CommandFailure.refused("The backup failed, and left nothing behind: \(error)")
            }
        }
        guard written.lostPictures == 0 else {
            throw CommandFailure.refused(
                "\(file) was written, but the files of \(written.lostPictures) pictures are gone from "
                    + "\(NewspaperFolder.pictures(in: place.folder).path). Keep the older backups, which may have them."
            )
        }
        try await store.noteHealth(.backup, target.lastPathComponent, at: begun)
        print("\(file): \(written.size) bytes. Unpacked with 'tar -xf' it is the newspaper's folder.")
    }
}
