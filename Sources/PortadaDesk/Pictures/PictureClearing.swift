import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore

/// Clears the files of removed pictures away. The store remembers which are left to do, so that none is forgotten when the
/// program dies in between.
public struct PictureClearing: Sendable {
    /// So long files stay after their picture was removed, in seconds: for renditions that are being made, and backups
    /// that copied the database before, which may take long.
    static let waitSeconds: Int64 = 24 * 3600
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

    /// Clears what may go at a moment. A file that another picture has, or that somebody brings in just now, stays. One
    /// that can't be removed does not keep the others: the first such failure is thrown when all were tried.
    public func clear(at now: Timestamp) async throws {
        let end = now.advanced(bySeconds: -Self.waitSeconds)
        let removed = try await store.read(.upkeep) { try $0.unclearedPictures(removedBefore: end, limit: Self.batch) }
        var failure: (any Error)?
        for picture in removed {
            do {
                if try await isCleared(picture, keptBefore: end) { try await store.noteCleared(picture.id) }
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// Whether a picture's files are gone, or belong to another one.
    private func isCleared(_ picture: RemovedPicture, keptBefore end: Timestamp) async throws -> Bool {
        guard let hash = picture.hash else { return true }
        if picture.isFileWanted {
            try await originals.onThread { $0.putBack(hash) }
            return true
        }
        try await renditions.remove(of: hash)
        let moment = Date(timeIntervalSince1970: Double(end.rawValue) / 1000)
        return try await originals.onThread { try $0.remove(hash, unlessKeptAfter: moment) }
    }
}
