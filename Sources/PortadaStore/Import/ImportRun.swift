import PortadaCore

/// One run of an import.
public struct ImportRun: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<ImportRun>
    /// What came in: a file's name.
    public var source: String
    /// When it began.
    public var started: Timestamp
    /// When it ended; nil when it never did.
    public var ended: Timestamp?
    /// How many things did not come in.
    public var failed: Int
    /// What went wrong with the whole; may be empty.
    public var detail: String
}

extension Store {
    /// Notes that an import begins.
    public func beginImport(_ source: String, at time: Timestamp) async throws -> Identifier<ImportRun> {
        // An import that was killed never says that it ended; the same file, brought in again, goes on with it.
        try await note("DELETE FROM import_run WHERE source = ? AND ended_at IS NULL", [.text(source)])
        return try await noteInserting(
            "INSERT INTO import_run (source, started_at, failed, detail) VALUES (?, ?, 0, '') RETURNING id",
            [.text(source), .time(time)]
        )
    }

    /// Notes how an import ended, and has SQLite look at what came in.
    public func endImport(
        _ id: Identifier<ImportRun>,
        failed: Int,
        detail: String = "",
        at time: Timestamp
    ) async throws {
        try await note(
            "UPDATE import_run SET ended_at = ?, failed = ?, detail = ? WHERE id = ?",
            [.time(time), .int(Int64(failed)), .text(detail), .id(id)]
        )
        try await keepStatistics(at: time)
    }
}

extension Reader {
    /// The last imports, the newest first.
    public func importRuns(limit: Int) throws -> [ImportRun] {
        try connection.query(
            """
            SELECT id, source, started_at, ended_at, failed, detail FROM import_run ORDER BY id DESC LIMIT ?
            """,
            [.int(Int64(limit))]
        ) { row in
            ImportRun(
                id: row.id(0),
                source: row.text(1),
                started: row.time(2),
                ended: row.optionalTime(3),
                failed: Int(row.int(4)),
                detail: row.text(5)
            )
        }
    }
}
