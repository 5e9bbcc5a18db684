import Foundation
import PortadaMedia
import PortadaMigration

/// The pictures of the old site, as `--pictures` names them: a folder, or an address to fetch them from.
struct OldPictures: PictureSource {
    private enum Place {
        case folder(FolderPictures)
        case site(PictureFetcher, base: String)
    }

    private let place: Place

    /// Reads `--pictures`. Fails when it names neither a folder nor an address.
    static func make(_ text: String) throws(CommandFailure) -> OldPictures {
        if text.hasPrefix("http://") || text.hasPrefix("https://") {
            let base = text.hasSuffix("/") ? String(text.dropLast()) : text
            return OldPictures(place: .site(PictureFetcher(), base: base))
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), isFolder.boolValue else {
            throw .usage("--pictures must be a folder or an address that begins with https://, not '\(text)'.")
        }
        return OldPictures(place: .folder(FolderPictures(folder: URL(fileURLWithPath: text, isDirectory: true))))
    }

    func bytes(of address: String) async throws -> [UInt8]? {
        switch place {
        case .folder(let folder): return try folder.bytes(of: address)
        case .site(let fetcher, let base): return try await fetcher.bytes(of: Self.moved(address, to: base))
        }
    }

    /// Ends what fetching began.
    func close() async {
        if case .site(let fetcher, _) = place { await fetcher.close() }
    }

    /// The address of an upload on the site that was named: it may have another host than the export says.
    private static func moved(_ address: String, to base: String) -> String {
        guard let uploads = address.range(of: "/wp-content/") else {
            return address.hasPrefix("/") && !address.hasPrefix("//") ? base + address : address
        }
        if let own = base.range(of: "/wp-content/uploads") {
            return base[..<own.lowerBound] + String(address[uploads.lowerBound...])
        }
        return base + String(address[uploads.lowerBound...])
    }
}
