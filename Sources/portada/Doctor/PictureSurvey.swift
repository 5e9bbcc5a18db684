import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore

/// Looks for the files of all pictures that a newspaper knows.
struct PictureSurvey {
    let folder: URL
    let store: Store
    /// Whether the bytes of each are read.
    let isDeep: Bool
    let progress: @Sendable (String, Bool) -> Void

    /// What was found; each a line that names a file.
    struct Result {
        /// Pictures without a file, with where they are shown.
        var missing: [String] = []
        /// Files whose bytes are not those that they are known by.
        var damaged: [String] = []
        /// Files of pictures that the newspaper doesn't know, which may go.
        var extra: [String] = []
    }

    private static let picturesAtOnce = 500
    /// A picture that arrives has its file before it is known, in seconds.
    private static let arrival: TimeInterval = 3600

    func run() async throws -> Result {
        var result = Result()
        var known: Set<String> = []
        var last = Identifier<Picture>(0)
        while true {
            let after = last
            let pictures = try await store.read(.upkeep) {
                try $0.picturesWithFile(after: after, limit: Self.picturesAtOnce)
            }
            guard let end = pictures.last?.id else { break }
            for picture in pictures {
                known.insert(picture.hash)
                try await look(at: picture.hash, picture.id, picture.slug, &result)
            }
            last = end
            progress("pictures: \(known.count)", false)
        }
        try await lookForExtra(known, &result)
        return result
    }

    private func look(at hash: String, _ id: Identifier<Picture>, _ slug: String, _ result: inout Result) async throws {
        let file = folder.appendingPathComponent(BlobStore.path(of: hash))
        if OriginalFiles.size(of: file) == nil {
            result.missing.append("\(file.path)\(try await whereShown(id, slug))")
        } else if isDeep, try !OriginalFiles.isWhole(file) {
            result.damaged.append("\(file.path)\(try await whereShown(id, slug))")
        }
    }

    /// By which an editor finds a picture.
    private func whereShown(_ id: Identifier<Picture>, _ slug: String) async throws -> String {
        let path = try await store.read(.upkeep) { reader in
            try reader.story(showing: id).flatMap { try reader.article($0)?.path }
        }
        return " ('\(slug)'\(path.map { " in \($0)" } ?? ", in no story"))"
    }

    private func lookForExtra(_ known: Set<String>, _ result: inout Result) async throws {
        let removed = Set(try await store.read(.upkeep) { try $0.filesToClear() })
        for path in OriginalFiles.paths(in: folder) {
            guard let hash = OriginalFiles.hash(path), !known.contains(hash), !removed.contains(hash) else { continue }
            let file = folder.appendingPathComponent(path)
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            guard let came = attributes?[.modificationDate] as? Date, -came.timeIntervalSinceNow > Self.arrival else {
                continue
            }
            result.extra.append(file.path)
        }
    }
}
