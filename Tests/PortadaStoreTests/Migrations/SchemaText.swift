import Foundation
import GRDB

@testable import PortadaStore

/// A database as text: the schema and the rows of its tables, in SQL. Indexes of words stand in it with nothing in them.
enum SchemaText {
    /// The folder of the databases of every step, as they are kept.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Schemas")

    /// What every database has before its first step.
    static let steps = "CREATE TABLE schema_step (number BIGINT PRIMARY KEY, name TEXT NOT NULL)"

    /// Where the database of a step is kept.
    static func file(_ step: Int) -> URL {
        let name = Migrator.steps[step - 1].name.replacingOccurrences(of: " ", with: "-")
        return folder.appendingPathComponent("\(step < 10 ? "0" : "")\(step)-\(name).sql")
    }

    /// What makes each part of a schema, in the order in which it can be made.
    static func schema(of database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT sql FROM sqlite_schema
                WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT IN (\(shadows))
                ORDER BY CASE type WHEN 'table' THEN sql LIKE 'CREATE VIRTUAL%' WHEN 'view' THEN 2 WHEN 'index' THEN 3 ELSE 4 END,
                    sql LIKE '%fts5vocab%', name
                """
        )
    }

    /// The tables behind indexes of words.
    private static let shadows = """
        SELECT shadow.name FROM sqlite_schema AS shadow JOIN sqlite_schema AS index_of
            ON index_of.sql LIKE 'CREATE VIRTUAL%' AND shadow.name IN (index_of.name || '_data', index_of.name || '_idx',
                index_of.name || '_docsize', index_of.name || '_config', index_of.name || '_content')
        """

    /// The tables with rows of their own.
    static func tables(of database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                    AND name NOT LIKE 'sqlite_%' AND name NOT IN (\(shadows)) ORDER BY name
                """
        )
    }

    /// The names of a table's columns.
    static func columns(of table: String, _ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
    }

    /// The whole database.
    static func text(of database: Database) throws -> String {
        var lines = try schema(of: database).filter { !$0.hasPrefix("CREATE TRIGGER") }.map { "\($0);" }
        for table in try tables(of: database) {
            let columns = try columns(of: table, database)
            let values = columns.map { "quote(\($0))" }.joined(separator: " || ', ' || ")
            lines += try String.fetchAll(
                database,
                sql: """
                    SELECT 'INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (' || \(values) || ');'
                    FROM \(table) ORDER BY \(columns.joined(separator: ", "))
                    """
            )
        }
        lines += try String.fetchAll(
            database,
            sql: """
                SELECT 'INSERT INTO search_index (search_index, rank) VALUES (''' || k || ''', ' || v || ');'
                FROM search_index_config WHERE k <> 'version' ORDER BY k
                """
        )
        lines += try schema(of: database).filter { $0.hasPrefix("CREATE TRIGGER") }.map { "\($0);" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Makes the database of a step as its file says, in a folder.
    static func load(_ step: Int, into folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let queue = try queue(at: folder.appendingPathComponent(SQLiteDatabase.fileName).path)
        let text = try String(contentsOf: file(step), encoding: .utf8)
        try queue.write { database in
            try database.execute(sql: text)
            // Before the last step that makes them anew nobody knows by which words they were made.
            guard let last = Migrator.steps.lastIndex(where: { $0.name == "joined words" }), step > last else { return }
            for index in indexes {
                try database.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('rebuild')")
            }
            if try database.tableExists("redirect_index") {
                try database.execute(sql: "INSERT INTO redirect_index (redirect_index) VALUES ('rebuild')")
            }
        }
        try queue.close()
    }

    /// The indexes of words of stories, pictures and comments.
    static let indexes = ["search_index", "headline_index", "draft_index", "picture_index", "comment_index"]

    /// A database that takes rows in any order.
    static func queue(at path: String) throws -> DatabaseQueue {
        var configuration = SQLiteDatabase.configuration
        configuration.journalMode = .default
        configuration.foreignKeysEnabled = false
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
