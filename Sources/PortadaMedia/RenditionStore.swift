import Foundation
import PortadaCore
import Synchronization

/// Renditions on the disk: each is made once, when it is first asked for, and kept. Files are looked at on the threads for
/// files, renditions are made on threads of their own.
public final class RenditionStore: Sendable {
    /// A rendition's file.
    public struct File: Sendable, Hashable {
        /// Where it lies.
        public var path: String
        /// Its size in bytes.
        public var size: Int
        /// Its media type.
        public var mediaType: String
    }

    private let originals: BlobStore
    private let folder: URL
    /// The threads that make renditions.
    public let makers: BlockingThreads
    private let beingMade = Mutex<[String: Task<File, any Error>]>([:])

    /// - Parameters:
    ///   - originals: where the originals are.
    ///   - folder: where renditions are kept.
    ///   - makers: the threads that make them; their number bounds how many are made at once.
    public init(originals: BlobStore, folder: URL, makers: BlockingThreads) {
        self.originals = originals
        self.folder = folder
        self.makers = makers
    }

    /// The rendition of an original; whoever asks for one that is being made waits for it.
    /// - Throws: `BlockingThreads.Full` when too many wait to be made.
    public func rendition(of hash: String, _ spec: RenditionSpec) async throws -> File {
        let file = place(of: hash).appendingPathComponent(spec.name)
        let size = try await BlockingThreads.files.run { Self.size(of: file) }
        if let size { return File(path: file.path, size: size, mediaType: spec.format.mediaType) }
        return try await making(file, of: hash, spec).value
    }

    /// The making of a file: that which is under way, or a new one. It goes on when those who asked for it leave.
    private func making(_ file: URL, of hash: String, _ spec: RenditionSpec) -> Task<File, any Error> {
        beingMade.withLock { making in
            if let task = making[file.path] { return task }
            let task = Task { [self] in
                defer { beingMade.withLock { $0[file.path] = nil } }
                return try await makers.run { [originals] in
                    let rendition = try RenditionMaker.make(from: try originals.bytes(of: hash), spec: spec)
                    try DurableFile.write(rendition.bytes, to: file)
                    return File(path: file.path, size: rendition.bytes.count, mediaType: spec.format.mediaType)
                }
            }
            making[file.path] = task
            return task
        }
    }

    /// Removes all renditions of an original.
    public func remove(of hash: String) async throws {
        let place = place(of: hash)
        try await BlockingThreads.files.run {
            if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
        }
    }

    private func place(of hash: String) -> URL {
        folder.appendingPathComponent(String(hash.prefix(2))).appendingPathComponent(hash)
    }

    private static func size(of file: URL) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int
    }
}
