import ArgumentParser
import Foundation
import PortadaMigration
import PortadaStore

/// `portada export FILE`: the whole newspaper for another program, or for another Portada.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole newspaper as lines of JSON and files, for whoever wants to leave."
    )

    @OptionGroup var place: SiteOption

    @Flag(help: "Write what WordPress' own importer reads (WXR), instead of an archive.")
    var wordpress = false

    @Argument(help: "The archive to write (tar); it must not exist yet.")
    var file: String

    func run() async throws {
        let target = URL(fileURLWithPath: file)
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw CommandFailure.refused("\(file) is there already; an export overwrites nothing.")
        }
        let configuration = try Configuration.load(
            folder: place.folder,
            environment: ProcessInfo.processInfo.environment
        )
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        if wordpress {
            try await writeWordPress(target, store, address: configuration.siteAddress)
        } else {
            try await writeArchive(target, store)
        }
    }

    private func writeWordPress(_ target: URL, _ store: Store, address: String) async throws {
        let summary = try await writing {
            let file = try UnfinishedFile(for: target)
            defer { file.giveUp() }
            let isGivenUp = GivenUp()
            let summary = try await isGivenUp.watching {
                try await store.read(.upkeep) { reader in
                    let export = try WordPressExport(reader, address: address) { try file.write($0) }
                    return try export.write { count in
                        try isGivenUp.check()
                        if count % 100 == 0 { ProgressLine.show("  stories: \(count)") }
                    }
                }
            }
            try file.finish()
            return summary
        }
        print(
            "\(file): \(summary.stories) stories, \(summary.pages) pages, \(summary.pictures) pictures, "
                + "\(summary.comments) comments."
        )
        print("WordPress fetches the pictures from \(address): let it be served while you import.")
        for line in Self.left(summary) { print(line) }
    }

    /// What WordPress does not get, a sentence each.
    private static func left(_ summary: WordPressExport.Summary) -> [String] {
        [
            summary.killed > 0 ? "\(summary.killed) killed stories stay here, with every word of them." : nil,
            summary.lostPictures > 0 ? "\(summary.lostPictures) pictures have no file, and are left out." : nil,
            summary.redirects > 0
                ? "WordPress has no place for \(summary.redirects) other addresses: 'portada redirects list' prints them."
                : nil,
            "Histories, the front's arrangement, menus and accounts are in 'portada export FILE' alone.",
        ].compactMap { $0 }
    }

    private func writing<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws -> Result
    {
        try await Interruption.cancelling(
            "Interrupted. Nothing was written.",
            failing: { "The export failed, and left nothing behind: \($0)" },
            work
        )
    }

    private func writeArchive(_ target: URL, _ store: Store) async throws {
        let export = ArchiveExport(folder: place.folder, store: store, target: target) { text, isLast in
            ProgressLine.show("  \(text)", isLast: isLast)
        }
        let end = try await writing { try await export.write() }
        let stories = end.parts["stories"]?.lines ?? 0
        print("\(file): \(stories) stories, \(end.pictures) pictures, and all that belongs to them.")
        print("'portada import archive \(file) --site DIR' brings it into an empty newspaper.")
        guard end.lostPictures.isEmpty else {
            throw CommandFailure.refused(
                "The files of \(end.lostPictures.count) pictures are gone from "
                    + "\(NewspaperFolder.pictures(in: place.folder).path); the archive's end.json names them."
            )
        }
    }
}
