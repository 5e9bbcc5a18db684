import Foundation
import PortadaMedia
import PortadaMigration

/// The pictures of the old site, as `--pictures` names them.
struct OldPictures: PictureSource {
    private let folder: URL

    /// A folder. Fails when there is none.
    static func make(_ place: String) throws -> OldPictures {
        OldPictures(folder: URL(fileURLWithPath: place, isDirectory: true))
    }

    func bytes(of address: String) async throws -> [UInt8]? { nil }

    func close() async {}
}
