import Foundation
import PortadaDesk

/// The folder of a newspaper: `portada.yaml`, `data/` with the database and the pictures, perhaps `theme/`.
enum NewspaperFolder {
    /// What `portada.yaml` says in a new newspaper.
    private static let configuration = """
        # How this newspaper is served. Every key is explained in docs/configuration.md;
        # the environment (PORTADA_PORT=…) and flags (--port …) win over this file.
        host: 127.0.0.1
        port: 8080

        # The address by which readers reach it; needed behind a proxy.
        # address: https://www.example.org

        """

    /// What `portada.yaml` is in a new newspaper.
    static let newConfiguration = Data(configuration.utf8)

    /// Where the database and the pictures lie.
    static func data(in folder: URL) -> URL { folder.appendingPathComponent("data", isDirectory: true) }

    /// Where a newspaper's own theme lies.
    static func theme(in folder: URL) -> URL { folder.appendingPathComponent("theme", isDirectory: true) }

    /// Where the originals of pictures lie.
    static func pictures(in folder: URL) -> URL {
        data(in: folder).appendingPathComponent("pictures", isDirectory: true)
    }

    /// Where the key of second factors lies.
    static func key(in folder: URL) -> URL { data(in: folder).appendingPathComponent(SecretBox.fileName) }

    /// Refuses a folder that holds a newspaper already, or anything else.
    static func requireFree(_ folder: URL) throws(CommandFailure) {
        let manager = FileManager.default
        if manager.fileExists(atPath: folder.appendingPathComponent(Configuration.fileName).path) {
            throw .refused("There is a newspaper in \(folder.path) already.")
        }
        if let entries = try? manager.contentsOfDirectory(atPath: folder.path), !entries.isEmpty {
            throw .refused("The folder \(folder.path) is not empty; name a new one.")
        }
    }

    /// Makes a new newspaper beside its place, and moves it there when it is whole: one that was interrupted is made again.
    static func make(_ folder: URL, filledBy fill: (_ unfinished: URL) async throws -> Void) async throws {
        let unfinished = folder.deletingLastPathComponent().appendingPathComponent(
            ".\(folder.lastPathComponent)-unfinished",
            isDirectory: true
        )
        try requireFree(folder)
        try FolderOwner.require(folder.deletingLastPathComponent())
        try? FileManager.default.removeItem(at: unfinished)
        try make(unfinished)
        try await fill(unfinished)
        _ = try secrets(in: unfinished)
        do {
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.moveItem(at: unfinished, to: folder)
        } catch {
            throw CommandFailure.unopened("The folder \(folder.path) can't be made: \(error.localizedDescription)")
        }
    }

    /// What the newspaper's secrets are encrypted with; the key is made where there is none.
    static func secrets(in folder: URL) throws(CommandFailure) -> SecretBox {
        do {
            return try SecretBox.open(in: data(in: folder))
        } catch {
            throw .unopened(error.description)
        }
    }

    private static func make(_ folder: URL) throws(CommandFailure) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(at: data(in: folder), withIntermediateDirectories: true)
            try newConfiguration.write(to: folder.appendingPathComponent(Configuration.fileName))
        } catch {
            throw .unopened("The folder \(folder.path) can't be made: \(error.localizedDescription)")
        }
    }
}
