import Foundation
import MadePictures
import PortadaCore
import PortadaMedia
import PortadaStore

@testable import PortadaMigration

/// A newspaper in a folder that goes with it.
final class ImportHouse: Sendable {
    let folder: URL
    let store: Store

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("house-\(UUID().uuidString)")
        store = try Store.make(at: folder)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    func bring(_ text: String, pictures: (any PictureSource)? = nil) async throws -> ImportReport {
        let file = try ExportFile(text)
        defer { withExtendedLifetime(file) {} }
        return try await WordPressImport(
            file: file.url,
            store: store,
            originals: BlobStore(folder: folder.appendingPathComponent("pictures")),
            pictures: pictures,
            now: Timestamp(seconds: 1_700_000_000),
            progress: { _ in }
        ).run()
    }

    /// The story that came first, in whatever state.
    func firstArticle() async throws -> Article? { try await store.read { try $0.article(Identifier(1)) } }

    func article(_ path: String) async throws -> Article? {
        try await store.read { reader in
            guard case .article(let id) = try reader.resolve(path: path) else { return nil }
            return try reader.article(id)
        }
    }
}

/// A drawing for every address: the same for all, or another for each.
struct DrawnPictures: PictureSource {
    /// Colours by the ends of addresses; nil draws all alike. An address that none of them fits has no file.
    var colours: [String: String]?

    func bytes(of address: String) async throws -> [UInt8]? {
        guard !address.contains("falta") else { return nil }
        guard let colour = colours == nil ? "teal" : colours?.first(where: { address.hasSuffix($0.key) })?.value else {
            return nil
        }
        return try MadePicture.jpeg(colour, width: 60, height: 40)
    }
}

extension Reader {
    /// All approved comments of a story, oldest first.
    func comments(of story: Identifier<Article>) throws -> [PortadaCore.Comment] {
        try comments(of: story, commentOrder(of: story).map(\.id))
    }
}
