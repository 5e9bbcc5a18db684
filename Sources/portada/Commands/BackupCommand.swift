import ArgumentParser
import Foundation
import PortadaCore
import PortadaStore

/// `portada backup FILE`: the whole newspaper in one file, while it is served; `--verify`: whether such a file is good.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the whole newspaper into one file, while it is served."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "The archive to write (tar); it must not exist yet.")
    var file: String

    @Flag(help: "Write nothing; say whether the archive would bring the newspaper back.")
    var verify = false

    @Option(help: "With --verify: where there is room for a copy of the database, when not beside the archive.")
    var scratch: String?

    func run() async throws {
        let target = URL(fileURLWithPath: file)
        if verify { return try await check(target) }
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
        let written = try await Interruption.cancelling(
            "Interrupted. Nothing was written.",
            failing: { "The backup failed, and left nothing behind: \($0)" },
            backup.write
        )
        guard written.lostPictures == 0 else {
            throw CommandFailure.refused(
                "\(file) was written, but the files of \(written.lostPictures) pictures are gone from "
                    + "\(NewspaperFolder.pictures(in: place.folder).path). Keep the older backups, which may have them."
            )
        }
        try await store.noteHealth(.backup, target.lastPathComponent, at: begun)
        print("\(file): \(written.size) bytes. Unpacked with 'tar -xf' it is the newspaper's folder.")
    }

    private func check(_ target: URL) async throws {
        guard FileManager.default.isReadableFile(atPath: target.path) else {
            throw CommandFailure.refused("\(file) can't be read, or is not there.")
        }
        let scratch = scratch.map { URL(fileURLWithPath: $0) } ?? target.deletingLastPathComponent()
        let check = BackupCheck(file: target, scratch: scratch) { ProgressLine.show("  \($0)", isLast: $1) }
        let found = try await Interruption.cancelling("Interrupted. Nothing was changed.") {
            do {
                return try await check.run()
            } catch let error as CancellationError {
                throw error
            } catch let fault as TarReader.Fault {
                throw CommandFailure.refused("\(file) is no good backup. \(fault)")
            } catch let error as StoreError where [.corrupt, .notADatabase, .newerVersion].contains(error.code) {
                throw CommandFailure.refused("\(file) is no good backup. \(error)")
            } catch {
                // It may be good all the same.
                throw CommandFailure.unopened(
                    "\(file) could not be looked through: \(error) A copy of its database needs room beside it, or in --scratch DIR."
                )
            }
        }
        for fault in found.faults { print(fault) }
        guard found.faults.isEmpty else {
            throw CommandFailure.refused("\(file) would not bring everything back. Keep the older backups.")
        }
        print(
            "\(file) is good: \(found.stories) published stories, \(found.pictures) pictures, each read and compared."
        )
    }
}
