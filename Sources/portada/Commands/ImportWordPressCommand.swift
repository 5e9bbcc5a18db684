import ArgumentParser
import Foundation
import PortadaCore
import PortadaMedia
import PortadaMigration

/// `portada import wordpress`: a WordPress export.
struct ImportWordPressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress",
        abstract: "Bring a WordPress export in: stories, pages, people, pictures, comments."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "The export: a file that WordPress wrote by Tools, Export.")
    var file: String

    @Flag(help: "Print what the export holds, as JSON, and write nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Where to write what came in and what didn't, as JSON.", valueName: "file.json"))
    var report: String?

    @Option(
        help: ArgumentHelp(
            "Where the pictures are: a copy of wp-content/uploads, or an address to fetch them from.",
            valueName: "dir|url"
        )
    )
    var pictures: String?

    func run() async throws {
        let file = URL(fileURLWithPath: file)
        if dryRun { return try dryRun(file) }
        let configuration = try Configuration.load(
            folder: place.folder,
            environment: ProcessInfo.processInfo.environment
        )
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let source = try pictures.map { try OldPictures.make($0) }
        let work = WordPressImport(
            file: file,
            store: store,
            originals: BlobStore(folder: NewspaperFolder.pictures(in: place.folder)),
            pictures: source,
            limits: PictureIntake.Limits(
                maxBytes: configuration.maxPictureBytes,
                maxPixels: configuration.maxPicturePixels
            ),
            now: .now,
            progress: ImportProgress().show
        )
        let run = try await store.beginImport(file.lastPathComponent, at: .now)
        let result = try await Interruption.cancelling("Interrupted. The same command goes on where this one stopped.")
        {
            do {
                return try await work.run()
            } catch let error as CancellationError {
                throw error
            } catch {
                try? await store.endImport(run, failed: 0, detail: "\(error)", at: .now)
                throw CommandFailure.refused("\(error)")
            }
        }
        try await store.endImport(run, failed: result.failed.count, at: .now)
        await source?.close()
        try tell(result)
    }

    /// Says in a few lines what happened, and writes the report.
    private func tell(_ result: ImportReport) throws {
        if let report {
            do {
                try Data(result.json.utf8).write(to: URL(fileURLWithPath: report))
            } catch {
                throw CommandFailure.refused("The report can't be written to \(report): \(error.localizedDescription)")
            }
        }
        for line in ImportSummary(result, reportFile: report).lines { print(line) }
        if !result.failed.isEmpty {
            throw CommandFailure.refused(
                "\(result.failed.count) \(result.failed.count == 1 ? "thing" : "things") did not come in; see above."
            )
        }
    }

    private func dryRun(_ file: URL) throws {
        let output = FileHandle.standardOutput
        let faults: Int
        do {
            faults = try WXRDryRun.run(file) { try? output.write(contentsOf: Data($0.utf8)) }
        } catch {
            print("{\"items\":[],\"errors\":[{\"line\":0,\"item\":\"file\",\"message\":\(Self.quoted("\(error)"))}]}")
            throw CommandFailure.refused("\(error)")
        }
        if faults > 0 {
            throw CommandFailure.refused("\(faults) \(faults == 1 ? "thing" : "things") could not be read; see errors.")
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoded = (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: encoded, as: UTF8.self)
    }
}
