import GRDB
import PortadaCore

extension Reader {
    /// The number of the last change that the shared cache was told of; nil when it never was.
    public func purgedUpTo() throws -> Int64? {
        try connection.first("SELECT value FROM setting WHERE name = 'purged'") { Int64($0.text(0)) } ?? nil
    }
}

extension Store {
    /// Remembers that a shared cache was told of every change up to a number. No page shows it, so it is no operation.
    public func keepPurged(upTo number: Int64) async throws {
        do {
            try await database.pool.write { database in
                try SQLiteTransaction(database: database).execute(
                    "INSERT INTO setting (name, value) VALUES ('purged', ?) "
                        + "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    [.text(String(number))]
                )
            }
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }
}
