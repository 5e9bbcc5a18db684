import ArgumentParser
import Foundation
import PortadaCore
import PortadaDemo
import PortadaDesk
import PortadaMedia
import PortadaStore

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
        if makeOnly { return try Newspaper.openStore(in: folder).close() }
        var flags: [String: String] = [:]
        flags["host"] = host
        flags["port"] = port
        let newspaper = try Newspaper.open(folder, flags: flags)
        var announcement = ["desk:     \(newspaper.configuration.siteAddress)/desk/"]
        if let signIn = try? String(contentsOf: Self.signInFile(in: folder), encoding: .utf8) {
            announcement.append("sign in:  " + signIn.split(separator: "\n").joined(separator: "  password "))
        }
        try await newspaper.serve(announcement: announcement + ["Stop it with Ctrl-C."])
    }

    /// Where the demo's sign-in stands, to be printed at each start: name and password, a line each.
    private static func signInFile(in folder: URL) -> URL { folder.appendingPathComponent("sign-in.txt") }

    /// Lets somebody in, with a password that is made now.
    private func letIn(_ account: Account, _ store: Store, _ folder: URL) async throws {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let password = (0..<3).map { _ in
            String((0..<4).map { _ in letters[Int.random(in: letters.indices)] })
        }.joined(separator: "-")
        try await store.newsroom.setPassword(
            of: account.id,
            to: try await PasswordWork().hash(password),
            keeping: nil,
            by: .program("portada demo"),
            at: .now
        )
        let file = Self.signInFile(in: folder)
        try Data("\(account.email)\n\(password)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }

    private func make(_ folder: URL) async throws {
        try await NewspaperFolder.make(folder) { unfinished in
            let demo = try Demo(files: EmbeddedAssets.files(in: "Demo"))
            print("Making \(demo.name): \(demo.storyCount) stories and pages …")
            let store = try Newspaper.makeStore(in: unfinished)
            defer { store.close() }
            let head = try await demo.fill(
                store,
                originals: BlobStore(folder: NewspaperFolder.pictures(in: unfinished)),
                now: .now
            )
            try await letIn(head, store, unfinished)
        }
    }
}
