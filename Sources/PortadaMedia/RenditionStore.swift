import Foundation
import NIOPosix

/// Renditions on the disk: each is made once, when it is first asked for, and kept.
public actor RenditionStore {
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
    private let makers: NIOThreadPool
    private var beingMade: [String: Task<File, any Error>] = [:]

    /// - Parameters:
    ///   - originals: where the originals are.
    ///   - folder: where renditions are kept.
    ///   - makers: the threads that make them; their number bounds how many are made at once.
    public init(originals: BlobStore, folder: URL, makers: NIOThreadPool) {
        self.originals = originals
        self.folder = folder
        self.makers = makers
    }

    /// The rendition of an original; whoever asks for one that is being made waits for it.
    public func rendition(of hash: String, _ spec: RenditionSpec) async throws -> File {
        let file = place(of: hash).appendingPathComponent(spec.name)
        if let size = Self.size(of: file) { return File(path: file.path, size: size, mediaType: spec.format.mediaType) }
        if let task = beingMade[file.path] { return try await task.value }
        let task = Task { [originals, makers] in
            try await makers.runIfActive {
                let rendition = try RenditionMaker.make(from: try originals.bytes(of: hash), spec: spec)
                try DurableFile.write(rendition.bytes, to: file)
                return File(path: file.path, size: rendition.bytes.count, mediaType: spec.format.mediaType)
            }
        }
        beingMade[file.path] = task
        defer { beingMade[file.path] = nil }
        return try await task.value
    }

    /// Removes all renditions of an original.
    public func remove(of hash: String) throws {
        let place = place(of: hash)
        if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
    }

    private func place(of hash: String) -> URL {
        folder.appendingPathComponent(String(hash.prefix(2))).appendingPathComponent(hash)
    }

    private static func size(of file: URL) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int
    }
}
