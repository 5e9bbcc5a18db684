import Foundation
import PortadaMedia

/// The files of pictures below a folder in which each lies under the hash of its bytes (`BlobStore`).
enum OriginalFiles {
    /// So many bytes are read at once.
    private static let piece = 1 << 20

    /// Their paths from the folder, in order; what is being written, put aside to go or none of ours is left out.
    static func paths(in folder: URL) -> [String] {
        (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { hash($0) != nil }.sorted()
    }

    /// The hash that a path ends in; nil for one that is no picture's.
    static func hash(_ path: some StringProtocol) -> String? {
        guard let last = path.split(separator: "/").last, BlobStore.isHash(last),
            BlobStore.path(of: String(last)) == path
        else { return nil }
        return String(last)
    }

    /// Whether a file's bytes are those that its name says.
    static func isWhole(_ file: URL) throws -> Bool {
        var naming = BlobStore.Naming()
        try read(file) { naming.take($0) }
        return naming.name == file.lastPathComponent
    }

    /// Reads a file in pieces.
    static func read(_ file: URL, _ take: (Data) throws -> Void) throws {
        let input = try FileHandle(forReadingFrom: file)
        defer { try? input.close() }
        while let bytes = try input.read(upToCount: piece), !bytes.isEmpty {
            try Task.checkCancellation()
            try take(bytes)
        }
    }

    /// How large a file is, in bytes; nil where there is none.
    static func size(of file: URL) -> Int64? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return (attributes?[.size] as? NSNumber)?.int64Value
    }
}
