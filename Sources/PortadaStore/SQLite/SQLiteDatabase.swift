import CSearch
import Foundation
import GRDB
import PortadaCore

/// The SQLite file of a newspaper: one writer, several readers, write-ahead log (sqlite.org/wal.html).
struct SQLiteDatabase: Sendable {
    /// The file's name in the data folder.
    static let fileName = "portada.sqlite"
    /// How often a writer that waits for another program looks again, in microseconds. SQLite's own waiting looks ten times a
    /// second and never hits the moment between two of an import's transactions.
    private static let busyPause: useconds_t = 2000
    /// How often it looks at most: ten seconds.
    private static let busyLooks = 5000
    /// Never fewer than ask at once, so that a thread which holds a snapshot never waits for another: those of the store,
    /// and as many that make pages. They are opened when they are needed.
    private static let readers = DatabaseThreads.mostReaders + 16

    let pool: DatabasePool

    /// Opens or makes the file, and brings its schema up to date.
    init(folder: URL, telling tell: @escaping @Sendable (String) -> Void) throws(StoreError) {
        let file = folder.appendingPathComponent(Self.fileName)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            pool = try DatabasePool(path: file.path, configuration: Self.configuration)
            try pool.write { try Migrator.migrate(SQLiteTransaction(database: $0), telling: tell) }
        } catch {
            throw Self.explain(error, file: file)
        }
    }

    /// Refuses a folder without the database of a newspaper, before anything is written there: opening a file makes it, and
    /// would make another program's ours.
    static func requireNewspaper(in folder: URL) throws(StoreError) {
        let file = folder.appendingPathComponent(fileName)
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        guard let size = (attributes?[.size] as? NSNumber)?.int64Value else {
            throw StoreError(
                .unreadable,
                "The newspaper's data are gone: there is no file \(file.path). Bring back the last backup; "
                    + "'portada new DIR' makes an empty newspaper."
            )
        }
        let tables: Set<String>
        do {
            tables = try size == 0 ? [] : tableNames(in: file)
        } catch {
            throw explain(error, file: file)
        }
        if tables.isEmpty {
            throw StoreError(
                .notADatabase,
                "The newspaper's data are gone: \(file.path) is empty. Bring back the last backup."
            )
        }
        guard tables.isSuperset(of: ["schema_step", "article"]) else {
            throw StoreError(.notADatabase, "\(file.path) is the database of another program, not of a newspaper.")
        }
    }

    private static func tableNames(in file: URL) throws -> Set<String> {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = busyMode
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { try String.fetchSet($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") }
    }

    private static let busyMode = Database.BusyMode.callback { looks in
        usleep(busyPause)
        return looks < busyLooks
    }

    /// How connections are set up.
    static var configuration: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = busyMode
        configuration.maximumReaderCount = readers
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            // FULL: what was acknowledged survives a power cut (sqlite.org/pragma.html#pragma_synchronous).
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 67108864;
                    """
            )
            // The writer, which touches all of the file in an import, keeps more of it (KiB, when negative).
            try database.execute(sql: "PRAGMA cache_size = \(database.configuration.readonly ? -4000 : -32000)")
            guard let handle = database.sqliteConnection, portada_search_register(handle) == SQLITE_OK else {
                throw StoreError(.corrupt, "SQLite was built without FTS5, which the search needs.")
            }
            database.add(function: Self.plainText)
            database.add(function: Self.ownWords)
            database.add(function: Self.folded)
        }
        return configuration
    }

    /// What SQLite finds wrong with the file and its references, a sentence each.
    static func faults(of database: Database) throws -> [String] {
        let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        return faults + (try orphans(in: database))
    }

    /// The rows that refer to none.
    static func orphans(in database: Database) throws -> [String] {
        try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
            let (table, number): (String, Int64?) = (row[0] ?? "", row[1])
            let name = number.map { "row \($0) of \(table)\(story(of: $0, table, database))" } ?? "a row of \(table)"
            return "\(name) refers to no row of \(row[2] as String? ?? "")"
        }
    }

    /// The address of the story that a row is, or belongs to; nothing where there is none.
    private static func story(of row: Int64, _ table: String, _ database: Database) -> String {
        let name = table.quotedDatabaseIdentifier
        let sql =
            table == "article"
            ? "SELECT path FROM article WHERE id = ?"
            : "SELECT path FROM article JOIN \(name) ON article.id = \(name).article_id WHERE \(name).rowid = ?"
        // Most tables have no column for a story.
        guard let path = try? String.fetchOne(database, sql: sql, arguments: [row]) else { return "" }
        return " (the story \(path))"
    }

    /// `plain_text(markup)`: the words of clean HTML.
    private static let plainText = DatabaseFunction("plain_text", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map { CleanHTML(vouchedFor: $0).plainText }
    }

    /// `own_words(markup)`: the same without boxes that recommend another story.
    private static let ownWords = DatabaseFunction("own_words", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map { CleanHTML(vouchedFor: $0).leavingOutRelated { _ in true }.plainText }
    }

    /// `folded(text)`: without accents and capitals.
    private static let folded = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(\.folded)
    }

    /// A store's error for whatever went wrong below.
    static func explain(_ error: any Error, file: URL? = nil) -> StoreError {
        if let error = error as? StoreError { return error }
        let place = file.map { " \($0.path)" } ?? ""
        guard let error = error as? DatabaseError else {
            return StoreError(.unreadable, "The folder of the database\(place) can't be used: \(error)")
        }
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: return brokenRule(error)
        case .SQLITE_NOTADB: return StoreError(.notADatabase, "The file\(place) is no database of a newspaper.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreError(.locked, "Another program holds the database\(place). Try again when it has ended.")
        case .SQLITE_INTERRUPT, .SQLITE_ABORT:
            return StoreError(.interrupted, "A question to the database\(place) was given up before its end.")
        case .SQLITE_FULL: return StoreError(.diskFull, "There is no room left on the disk of the database\(place).")
        case .SQLITE_CORRUPT:
            return StoreError(.corrupt, "The database\(place) is damaged. Bring back the last backup.")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_AUTH:
            return StoreError(
                .unreadable,
                "The database\(place) can't be read and written. Check the folder's owner and rights."
            )
        default: return StoreError(.corrupt, "The database\(place) refused: \(error.message ?? "\(error.resultCode)")")
        }
    }

    /// What an operation asked for that the schema doesn't allow (sqlite.org/rescode.html#constraint).
    private static func brokenRule(_ error: DatabaseError) -> StoreError {
        let column = error.message.flatMap { $0.split(separator: ":").last }.map { $0.drop { $0 == " " } } ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            return StoreError(.addressTaken, "Something else has this address or name already (\(column)).")
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            return StoreError(.notFound, "It refers to a section, person, tag, picture or story that doesn't exist.")
        default:
            return StoreError(.invalid, "Something that must be there is missing (\(column)).")
        }
    }
}
