import PortadaCore

extension Store {
    /// So many rows of each index are looked at: milliseconds, however large the archive.
    private static let looked = 1_000

    /// Has SQLite look at how many rows there are of what, so that it chooses its ways by that (sqlite.org/lang_analyze.html),
    /// when the archive has grown or shrunk by a fifth since it last did.
    /// - Returns: whether it did.
    @discardableResult
    public func keepStatistics(at time: Timestamp) async throws -> Bool {
        let (stories, known) = try await read(.upkeep) { reader in
            (try reader.count(of: .newspaper), try reader.healthNote(.statistics).flatMap { Int64($0.value) })
        }
        if let known, abs(stories - known) * 5 <= max(known, 100) { return false }
        // Of a table without an index SQLite would count all rows. Each table in a turn of its own.
        let tables = try await read(.upkeep) { reader in
            try reader.connection.query("SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'index'", []) {
                $0.text(0)
            }
        }
        for table in tables {
            try await noting { connection in
                _ = try connection.query("PRAGMA analysis_limit = \(Self.looked)", []) { _ in }
                try connection.execute("ANALYZE \"\(table)\"")
            }
        }
        try await noteHealth(.statistics, String(stories), at: time)
        return true
    }
}
