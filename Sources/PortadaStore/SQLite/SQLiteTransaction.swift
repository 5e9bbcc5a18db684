import GRDB

/// A connection to SQLite inside a transaction.
struct SQLiteTransaction: Connection {
    let database: Database

    func execute(_ sql: String, _ arguments: [SQLValue]) throws {
        try explaining {
            let statement = try database.cachedStatement(sql: sql)
            try statement.execute(arguments: StatementArguments(arguments.map(Self.databaseValue)))
        }
    }

    func query<Result>(
        _ sql: String,
        _ arguments: [SQLValue],
        _ read: (any SQLRow) throws -> Result
    ) throws -> [Result] {
        try explaining {
            let statement = try database.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(
                statement,
                arguments: StatementArguments(arguments.map(Self.databaseValue))
            )
            var results: [Result] = []
            while let row = try rows.next() { results.append(try read(SQLiteRow(row: row))) }
            return results
        }
    }

    /// Says in the store's own words what SQLite refuses.
    private func explaining<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }

    private static func databaseValue(_ value: SQLValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .int(let number): number.databaseValue
        case .double(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}

/// A row of SQLite's.
struct SQLiteRow: SQLRow {
    let row: Row

    func int(_ column: Int) -> Int64 { (row[column] as Int64?) ?? 0 }
    func double(_ column: Int) -> Double { (row[column] as Double?) ?? 0 }
    func text(_ column: Int) -> String { (row[column] as String?) ?? "" }
    func isNull(_ column: Int) -> Bool { row.hasNull(atIndex: column) }
}
