import PortadaCore

/// How far an archive has come in, as the newspaper that it comes into remembers it.
public struct ArchiveProgress: Codable, Sendable, Hashable {
    /// The name of the setting that holds it; it is gone when all has come in.
    static let setting = "archive"

    /// Which archive it is: the digest of its last file.
    public var archive: String
    /// How many of its files of lines have come in.
    public var files = 0
    /// Up to which number the stories stand in lists and searches; nil before the first.
    public var listed: Int64?
    /// How many texts held markup that no page may hold, and were cleaned.
    public var cleaned = 0
}

extension Reader {
    /// The archive that is half in; nil when there is none.
    public func archiveProgress() throws -> ArchiveProgress? {
        try connection.first("SELECT value FROM setting WHERE name = ?", [.text(ArchiveProgress.setting)]) {
            try StoredJSON.decode(ArchiveProgress.self, from: $0.text(0))
        }
    }

    /// How many steps the schema of this newspaper has: an archive of one with more can't come in.
    public func schemaSteps() throws -> Int64 {
        try connection.first("SELECT MAX(number) FROM schema_step") { $0.int(0) } ?? 0
    }

    /// Whether nothing was put into this newspaper yet but its name.
    public func isUntouched() throws -> Bool {
        try ArchivePart.all.filter { !["settings", "audit"].contains($0.name) }.allSatisfy { part in
            try connection.first("SELECT 1 FROM \(part.table) LIMIT 1") { _ in true } == nil
        }
    }
}
