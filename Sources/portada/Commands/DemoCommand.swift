import ArgumentParser
import Foundation
import PortadaCore
import PortadaDemo
import PortadaMedia

/// `portada demo`: a newspaper full of stories, made when it isn't there yet, and served.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a newspaper full of stories, and serve it."
    )

    @Argument(help: "The folder to make it in; one that is there is served as it is.")
    var dir = "demo"

    @Option(help: "The address to listen on.")
    var host: String?

    @Option(help: "The port to listen on; 0 for a free one.")
    var port: String?

    @Flag(help: "Make it, and don't serve it.")
    var makeOnly = false

    func run() async throws {
        let folder = URL(fileURLWithPath: dir, isDirectory: true)
        if !FileManager.default.fileExists(atPath: folder.appendingPathComponent(Configuration.fileName).path) {
            try await make(folder)
        }
        if makeOnly { return }
        var flags: [String: String] = [:]
        flags["host"] = host
        flags["port"] = port
        try await Newspaper.open(folder, flags: flags).serve(announcement: ["Stop it with Ctrl-C."])
    }

    /// Makes it beside its place, and moves it there when it is whole: a demo that was interrupted is made again.
    private func make(_ folder: URL) async throws {
        let unfinished = folder.deletingLastPathComponent().appendingPathComponent(
            ".\(folder.lastPathComponent)-unfinished",
            isDirectory: true
        )
        try NewspaperFolder.requireFree(folder)
        try? FileManager.default.removeItem(at: unfinished)
        try NewspaperFolder.make(unfinished)
        do {
            let demo = try Demo(files: EmbeddedAssets.files(in: "Demo"))
            print("Making \(demo.name): \(demo.storyCount) stories and pages …")
            let store = try Newspaper.openStore(in: unfinished)
            defer { store.close() }
            try await demo.fill(
                store,
                originals: BlobStore(folder: NewspaperFolder.pictures(in: unfinished)),
                now: .now
            ) { drawn, count in
                ProgressLine.show("  drawing pictures: \(drawn) of \(count)", isLast: drawn == count)
            }
        }
        do {
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.moveItem(at: unfinished, to: folder)
        } catch {
            throw CommandFailure.unopened("The folder \(folder.path) can't be made: \(error.localizedDescription)")
        }
    }
}
