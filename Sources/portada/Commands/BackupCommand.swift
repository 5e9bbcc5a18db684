import ArgumentParser
import Foundation
import PortadaCore
import PortadaStore

/// `portada backup FILE`: the whole newspaper in one file, while it is served; `--verify`: whether such a file is good;
/// `--tidy`: rid of the pictures that no kept backup needs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the whole newspaper into one file, while it is served."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "The archive to write (tar); it must not exist yet. With --tidy: all archives that are kept.")
    var files: [String]

    @Option(help: "A folder that keeps each picture once for all backups of this newspaper: only new ones are copied.")
    var pictures: String?

    @Flag(help: "Write nothing; say whether the archive would bring the newspaper back.")
    var verify = false

    @Option(help: "With --verify: where there is room for a copy of the database, when not beside the archive.")
    var scratch: String?

    @Flag(help: "Write nothing; remove from --pictures what none of the archives needs.")
    var tidy = false

    func validate() throws {
        if tidy {
            guard pictures != nil, !verify else {
                throw ValidationError("--tidy goes with --pictures DIR and the archives that are kept.")
            }
        } else if files.count != 1 {
            throw ValidationError("One archive at a time.")
        }
    }

    func run() async throws {
        if tidy { return try await clear() }
        guard let file = files.first else { return }
        let target = URL(fileURLWithPath: file)
        if verify { return try await check(file, target) }
        try await write(file, target)
    }

    private var shelfFolder: URL? { pictures.map { URL(fileURLWithPath: $0, isDirectory: true) } }

    private func shelf(makes: Bool) throws -> PictureShelf? {
        do {
            return try shelfFolder.map { try PictureShelf($0, makes: makes) }
        } catch let fault as PictureShelf.Fault {
            throw CommandFailure.refused(fault.description)
        } catch {
            throw CommandFailure.refused("\(pictures ?? "") can't be used: \(error.localizedDescription)")
        }
    }

    private func write(_ file: String, _ target: URL) async throws {
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw CommandFailure.refused("\(file) is there already; a backup overwrites nothing.")
        }
        _ = try Configuration.load(folder: place.folder, environment: ProcessInfo.processInfo.environment)
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let begun = Timestamp.now
        let shelf = try shelf(makes: true)
        let backup = Backup(folder: place.folder, store: store, target: target, shelf: shelf) { text, isLast in
            ProgressLine.show("  \(text)", isLast: isLast)
        }
        let written = try await Interruption.cancelling(
            "Interrupted. Nothing was written.",
            failing: { "The backup failed, and left nothing behind: \($0)" },
            backup.write
        )
        try refuseIncomplete(written, file)
        try await store.noteHealth(.backup, target.lastPathComponent, at: begun)
        let size = "\(file): \(written.size) bytes"
        if let shelf {
            print("\(size); \(shelf.folder.path) has its \(written.pictures) pictures, \(written.came) of them new.")
        } else {
            print("\(size). Unpacked with 'tar -xf' it is the newspaper's folder.")
        }
        print("The key of second factors, \(NewspaperFolder.key(in: place.folder).path), is not in it: copy it once.")
    }

    private func refuseIncomplete(_ written: Backup.Written, _ file: String) throws(CommandFailure) {
        let folder = NewspaperFolder.pictures(in: place.folder).path
        for path in written.damaged.prefix(20) {
            print("damaged    \(folder)/\(path): its bytes are not those that it is known by")
        }
        guard written.lostPictures == 0 else {
            throw .refused(
                "\(file) was written, but the files of \(written.lostPictures) pictures are gone from \(folder). "
                    + "Keep the older backups, which may have them."
            )
        }
        guard written.damaged.isEmpty else {
            throw .refused(
                "\(file) was written, but \(written.damaged.count) pictures in \(folder) are damaged. "
                    + "Keep the older backups, which may have them whole."
            )
        }
    }

    private func clear() async throws {
        guard let shelf = try shelf(makes: false) else { return }
        let archives = files
        let count = try await Interruption.cancelling("Interrupted. What was removed is in no kept backup.") {
            var needed: Set<String> = []
            for file in archives {
                do {
                    needed.formUnion(try PictureList.needed(by: URL(fileURLWithPath: file)))
                } catch let error as CancellationError {
                    throw error
                } catch {
                    throw CommandFailure.refused("\(file) can't be read, so nothing was removed: \(error)")
                }
            }
            return try shelf.removeAll(but: needed)
        }
        print("\(count) pictures that none of \(archives.count) backups needs were removed.")
    }

    private func check(_ file: String, _ target: URL) async throws {
        guard FileManager.default.isReadableFile(atPath: target.path) else {
            throw CommandFailure.refused("\(file) can't be read, or is not there.")
        }
        let scratch = scratch.map { URL(fileURLWithPath: $0) } ?? target.deletingLastPathComponent()
        let check = BackupCheck(file: target, scratch: scratch, shelf: shelfFolder) {
            ProgressLine.show("  \($0)", isLast: $1)
        }
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
