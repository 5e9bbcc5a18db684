import Foundation
import GRDB
import PortadaCore

extension Store {
    /// Writes a copy of the database, as it is at one moment, to a new file; the newspaper goes on being served and
    /// changed (`VACUUM INTO`, sqlite.org/lang_vacuum.html). Fails when the file exists.
    public func copyDatabase(to file: URL) async throws {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let source = URL(fileURLWithPath: database.pool.path)
        do {
            let queue = try DatabaseQueue(path: source.path, configuration: configuration)
            defer { try? queue.close() }
            try await queue.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [file.path])
            }
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error, file: file)
        }
    }

    /// How large the database is on the disk, in bytes, with what was not yet written back to it.
    public var databaseBytes: Int64 {
        ["", "-wal"].reduce(0) { sum, suffix in
            let attributes = try? FileManager.default.attributesOfItem(atPath: database.pool.path + suffix)
            return sum + ((attributes?[.size] as? NSNumber)?.int64Value ?? 0)
        }
    }

    /// The folder in which it lies.
    public var folder: URL { URL(fileURLWithPath: database.pool.path).deletingLastPathComponent() }
}
