import CSearch
import GRDB

/// A connection to SQLite inside a transaction. The pool, its transactions and the prepared statements are GRDB's; values
/// go in and out by SQLite's own calls, since a page asks some thirty questions and GRDB boxes each value of each row.
struct SQLiteTransaction: Connection {
    let database: Database
    /// Takes the time of the questions, where somebody wants to know it.
    var clock: QueryClock?
    private let deadline = QueryDeadline()

    init(database: Database, clock: QueryClock? = nil) {
        self.database = database
        self.clock = clock
    }

    func within<Result>(_ limit: Duration, _ ask: () throws -> Result) throws -> Result {
        do {
            return try deadline.within(limit, of: database.sqliteConnection, ask)
        } catch let error as StoreError where error.code == .interrupted {
            throw StoreError(.tooSlow, "The question took too long and was ended.")
        }
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws {
        _ = try query(sql, arguments) { _ in }
    }

    func query<Result>(
        _ sql: String,
        _ arguments: [SQLValue],
        _ read: (any SQLRow) throws -> Result
    ) throws -> [Result] {
        guard let clock else { return try rows(sql, arguments, read) }
        return try clock.time { try rows(sql, arguments, read) }
    }

    private func rows<Result>(
        _ sql: String,
        _ arguments: [SQLValue],
        _ read: (any SQLRow) throws -> Result
    ) throws -> [Result] {
        do {
            let statement = SQLiteStatement(handle: try database.cachedStatement(sql: sql).sqliteStatement)
            // In any case: a statement that stands on a row holds its read lock and can't be bound again.
            defer { statement.reset() }
            try statement.bind(arguments)
            var results: [Result] = []
            while try statement.step() { results.append(try read(SQLiteRow(statement: statement.handle))) }
            return results
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }
}

/// A prepared statement while it runs (sqlite.org/c3ref/stmt.html).
private struct SQLiteStatement {
    let handle: OpaquePointer

    /// SQLITE_TRANSIENT, a macro that Swift can't see: SQLite copies the text (sqlite.org/c3ref/c_static.html).
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ values: [SQLValue]) throws {
        for (position, value) in zip(Int32(1)..., values) { try check(bind(value, at: position)) }
    }

    private func bind(_ value: SQLValue, at position: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, position)
        case .int(let number): return sqlite3_bind_int64(handle, position, number)
        case .double(let number): return sqlite3_bind_double(handle, position, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // An empty buffer may have no address, which SQLite would take for NULL.
                    guard let start = characters.baseAddress else {
                        return sqlite3_bind_text(handle, position, "", 0, Self.copied)
                    }
                    return sqlite3_bind_text64(
                        handle,
                        position,
                        start,
                        UInt64(characters.count),
                        Self.copied,
                        UInt8(SQLITE_UTF8)
                    )
                }
            }
        }
    }

    /// Goes to the next row; false when there is none.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw failure(code) }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        )
    }
}

/// A row of SQLite's; it lives until the next step.
struct SQLiteRow: SQLRow {
    let statement: OpaquePointer

    func int(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }
    func double(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }
    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

    func text(_ column: Int) -> String {
        // The text first, then its length: sqlite.org/c3ref/column_blob.html.
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let length = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }
}
