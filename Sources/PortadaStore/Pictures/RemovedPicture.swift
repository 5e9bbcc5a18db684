import PortadaCore

/// A picture that was removed: its row is gone, its files may still lie there.
public struct RemovedPicture: Sendable, Hashable, Identifiable {
    /// The number that it had.
    public var id: Identifier<Picture>
    /// The SHA-256 of its file; nil where that was missing.
    public var hash: String?
    /// Whether another picture has the same file.
    public var isFileWanted: Bool
}

extension Reader {
    /// Pictures removed before a moment whose files were not cleared away yet, the longest gone first; not those whose file
    /// came back and was removed again since.
    public func unclearedPictures(removedBefore moment: Timestamp, limit: Int) throws -> [RemovedPicture] {
        try connection.query(
            """
            SELECT id, hash, EXISTS (SELECT 1 FROM picture WHERE picture.hash = removed_picture.hash)
            FROM removed_picture WHERE is_cleared = 0 AND removed_at < ?
                AND NOT EXISTS (
                    SELECT 1 FROM removed_picture AS later WHERE later.hash = removed_picture.hash AND later.removed_at >= ?)
            ORDER BY removed_at LIMIT ?
            """,
            [.time(moment), .time(moment), .int(Int64(limit))]
        ) { RemovedPicture(id: $0.id(0), hash: $0.optionalText(1), isFileWanted: $0.flag(2)) }
    }

    /// The hashes of files that are still to be cleared away.
    public func filesToClear() throws -> [String] {
        let sql = "SELECT hash FROM removed_picture WHERE is_cleared = 0 AND hash IS NOT NULL"
        return try connection.query(sql, []) { $0.text(0) }
    }

    /// The content without pictures that were removed, and their names.
    public func withoutRemovedPictures(_ content: ArticleContent) throws -> (content: ArticleContent, left: [String]) {
        var (content, left) = (content, [String]())
        if let lead = content.leadPicture?.picture, let name = try removedName(of: lead) {
            content.leadPicture = nil
            left.append(name)
        }
        var gone: Set<String> = []
        for prefix in content.body.pictureHashes {
            guard let name = try removedName(ofFile: prefix), try picture(hashPrefix: prefix) == nil else { continue }
            gone.insert(prefix)
            if !left.contains(name) { left.append(name) }
        }
        content.body = content.body.leavingOut(pictures: gone)
        return (content, left)
    }

    private func removedName(of id: Identifier<Picture>) throws -> String? {
        try connection.first("SELECT slug FROM removed_picture WHERE id = ?", [.id(id)]) { $0.text(0) }
    }

    private func removedName(ofFile prefix: String) throws -> String? {
        // "g" comes after every hexadecimal digit.
        try connection.first(
            "SELECT slug FROM removed_picture WHERE hash >= ? AND hash < ? LIMIT 1",
            [.text(prefix), .text(prefix + "g")]
        ) { $0.text(0) }
    }
}

extension Store {
    /// Notes that the files of a removed picture are gone, or belong to another one.
    public func noteCleared(_ id: Identifier<Picture>) async throws {
        try await note("UPDATE removed_picture SET is_cleared = 1 WHERE id = ?", [.id(id)])
    }
}
