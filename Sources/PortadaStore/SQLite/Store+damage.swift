import GRDB
import PortadaCore

extension Store {
    /// So many stories that can't be read are named.
    private static let mostStories = 200

    /// What is damaged in the database: what SQLite finds wrong, the tables that it concerns, and the stories that can't be
    /// read, by their addresses; a sentence each. Empty when it is sound.
    public func damage() async throws -> [String] {
        try await readingFile { database in
            let faults = Self.faults("PRAGMA integrity_check", database)
            guard faults.isEmpty else {
                return faults + Self.damagedTables(database) + Self.unreadableStories(database)
            }
            return try SQLiteDatabase.orphans(in: database)
        }
    }

    /// What a check finds before it, perhaps, can't go on for the damage.
    private static func faults(_ check: String, _ database: Database) -> [String] {
        var faults: [String] = []
        do {
            let rows = try String.fetchCursor(database, sql: check)
            while let row = try rows.next() {
                if row != "ok" { faults.append(row) }
            }
        } catch {
            faults.append("The file can't be looked through to its end.")
        }
        return faults
    }

    /// Each table is checked by itself (sqlite.org/pragma.html#pragma_integrity_check).
    private static func damagedTables(_ database: Database) -> [String] {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
        guard let tables = try? String.fetchAll(database, sql: sql) else {
            return ["The list of tables can't be read."]
        }
        return tables.compactMap { table in
            let faults = faults("PRAGMA integrity_check(\(table.quotedDatabaseIdentifier))", database)
            guard !faults.isEmpty else { return nil }
            return faults.allSatisfy { $0.contains(" index ") }
                ? "An index of the table '\(table)' is damaged; its rows are whole."
                : "The table '\(table)' is damaged."
        }
    }

    /// Asks for every story; their addresses stand in an index, too, which may be whole when the table isn't.
    private static func unreadableStories(_ database: Database) -> [String] {
        let sql = "SELECT id, path FROM article ORDER BY path"
        guard let stories = try? Row.fetchAll(database, sql: sql) else { return ["The list of stories can't be read."] }
        let reader = Reader(connection: SQLiteTransaction(database: database))
        let unreadable = stories.compactMap { row -> String? in
            let (id, path): (Int64, String) = (row[0], row[1])
            guard let story = try? reader.article(Identifier(id)), story.path == path else {
                return "The story \(id), \(path), can't be read."
            }
            return nil
        }
        let rest = unreadable.count - mostStories
        return unreadable.prefix(mostStories) + (rest > 0 ? ["So it is with \(rest) more stories."] : [])
    }
}
