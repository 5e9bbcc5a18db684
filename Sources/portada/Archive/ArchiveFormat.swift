import Foundation
import PortadaMedia
import PortadaStore

/// What an archive says of itself (docs/archive.md): its first file and its last one.
enum ArchiveFormat {
    static let name = "portada archive"
    /// The first file.
    static let head = "archive.json"
    /// The last file.
    static let end = "end.json"
    static let files = "files/"
    static let theme = "theme/"
    /// A file of lines is ended before it is larger, in bytes, if its last line lets it.
    static let linesBytes = 8 << 20
    /// A larger file in it comes from no program of ours.
    static let mostFileBytes: Int64 = 256 << 20

    /// The first file: what it is and where it comes from.
    struct Head: Codable {
        var format: String
        /// How many steps the schema of the newspaper has.
        var schema: Int64
        /// The version of the program that wrote it.
        var program: String
        var newspaper: String
    }

    /// The last file: what is in the archive.
    struct End: Codable, Equatable {
        var parts: [String: Digest]
        /// How many files of pictures.
        var pictures: Int
        /// Pictures that the newspaper knows, and whose files were gone.
        var lostPictures: [String]
    }

    /// What a part holds.
    struct Digest: Codable, Equatable {
        var lines: Int
        /// SHA-256 of all lines, in hexadecimal.
        var sha256: String
    }

    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(value) + Data("\n".utf8)
    }

    /// The name of a part's file of lines.
    static func lines(_ part: ArchivePart, _ number: Int) -> String {
        let digits = String(number)
        return "\(part.name)/\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits).jsonl"
    }

    /// The part that a file of lines belongs to; nil for another file.
    static func part(of name: String) -> ArchivePart? {
        guard name.hasSuffix(".jsonl"), let slash = name.firstIndex(of: "/") else { return nil }
        return ArchivePart.all.first { $0.name == name[..<slash] }
    }

    /// The hash that a picture's file is known by; nil for another file.
    static func picture(_ name: String) -> String? {
        guard name.hasPrefix(files) else { return nil }
        let hash = name.dropFirst(files.count)
        return BlobStore.isHash(hash) ? String(hash) : nil
    }
}

/// The digests of an archive's parts while their lines go by.
struct ArchiveDigests {
    private var open: [String: (lines: Int, naming: BlobStore.Naming)] = [:]

    init() {
        for part in ArchivePart.all { open[part.name] = (0, BlobStore.Naming()) }
    }

    mutating func take(_ bytes: Data, of part: ArchivePart) {
        open[part.name]?.lines += bytes.count { $0 == UInt8(ascii: "\n") }
        open[part.name]?.naming.take(bytes)
    }

    var parts: [String: ArchiveFormat.Digest] {
        open.mapValues { ArchiveFormat.Digest(lines: $0.lines, sha256: $0.naming.name) }
    }
}
