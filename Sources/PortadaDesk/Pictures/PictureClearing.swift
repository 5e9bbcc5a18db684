import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore

/// Clears the files of removed pictures away. The store remembers which are left to do, so that none is forgotten when the
/// program dies in between.
public struct PictureClearing: Sendable {
    /// So long files stay after their picture was removed, in seconds: for renditions that are being made, and backups
    /// that copied the database before.
    static let waitSeconds: Int64 = 3600
    private static let batch = 100

    private let store: Store
    private let originals: BlobStore
    private let renditions: RenditionStore

    /// Clears what lies in these places.
    public init(store: Store, originals: BlobStore, renditions: RenditionStore) {
        self.store = store
        self.originals = originals
        self.renditions = renditions
    }

    /// Clears what may go at a moment. A file that another picture has, or that somebody brings in just now, stays.
    public func clear(at now: Timestamp) async throws {
        let end = now.advanced(bySeconds: -Self.waitSeconds)
        let removed = try await store.read { try $0.unclearedPictures(removedBefore: end, limit: Self.batch) }
        for picture in removed {
            guard let hash = picture.hash else {
                try await store.noteCleared(picture.id)
                continue
            }
            if picture.isFileWanted {
                originals.putBack(hash)
                try await store.noteCleared(picture.id)
            } else {
                try await renditions.remove(of: hash)
                let moment = Date(timeIntervalSince1970: Double(end.rawValue) / 1000)
                if try originals.remove(hash, unlessKeptAfter: moment) { try await store.noteCleared(picture.id) }
            }
        }
    }
}
