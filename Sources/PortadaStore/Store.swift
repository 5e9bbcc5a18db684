import Foundation
import GRDB
import PortadaCore

/// The newspaper's database: snapshots for those who read, operations for those who change.
public final class Store: Sendable {
    let database: SQLiteDatabase
    let frequencies = TermFrequencies()
    private let listeners = ChangeListeners()

    /// Opens the database in a folder; makes it when there is none, and brings its schema up to date.
    /// - Parameter tell: told, in sentences, that work on the schema begins which takes a while, and that it is done.
    public static func open(
        at folder: URL,
        telling tell: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) -> Store {
        Store(try SQLiteDatabase(folder: folder, telling: tell))
    }

    private init(_ database: SQLiteDatabase) {
        self.database = database
    }

    /// Runs queries on one snapshot: all of them see the newspaper as it is at one change number. Several run at once.
    public func read<Result: Sendable>(_ body: @escaping @Sendable (Reader) throws -> Result) async throws -> Result {
        let frequencies = frequencies
        do {
            return try await database.pool.read { database in
                try body(Reader(connection: SQLiteTransaction(database: database), frequencies: frequencies))
            }
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }

    /// The same for the thread that calls, which waits. Takes the time of the questions.
    public func readNow<Result>(_ body: (Reader) throws -> Result) throws -> Result {
        do {
            return try database.pool.read { database in
                let clock = QueryClock()
                let connection = SQLiteTransaction(database: database, clock: clock)
                return try body(Reader(connection: connection, frequencies: frequencies, clock: clock))
            }
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }

    /// Has a listener called with the changes of each operation of this process, after its commit and before it
    /// returns. Operations that end at the same moment may be told in either order.
    public func onChange(_ listener: @escaping @Sendable ([Change]) -> Void) {
        listeners.add(listener)
    }

    /// The operations that change the newspaper: the only way in.
    public var newsroom: Newsroom { Newsroom(store: self) }

    /// Runs a transaction: all of it is done, or nothing. Refuses what the actor's role does not allow.
    func write<Result: Sendable>(
        _ kind: OperationKind,
        by actor: Actor,
        at time: Timestamp,
        on request: ProgramRequest? = nil,
        _ body: @escaping @Sendable (Operation) throws -> Result
    ) async throws -> Result {
        guard AccessTable.allows(kind, to: actor.role) else { throw StoreError.forbidden(kind, to: actor) }
        do {
            let (result, changes) = try await database.pool.write { database in
                let operation = Operation(SQLiteTransaction(database: database), kind, actor: actor, time: time)
                try request.map(operation.begin)
                let result = try body(operation)
                try request.map(operation.end)
                return (result, try operation.finish())
            }
            listeners.tell(changes)
            return result
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }

    /// Writes something that is no news, in one transaction: no reader sees it, and the audit does not hold it.
    func noting<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.pool.write { try body(SQLiteTransaction(database: $0)) }
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }

    /// The same for one statement.
    func note(_ sql: String, _ arguments: [SQLValue]) async throws {
        _ = try await noteReturning(sql, arguments)
    }

    /// The same; whether the statement returned a row.
    func noteReturning(_ sql: String, _ arguments: [SQLValue]) async throws -> Bool {
        try await noting { try $0.first(sql, arguments) { _ in true } ?? false }
    }

    /// The same for a statement that ends in `RETURNING id`: the number.
    func noteInserting<Entity>(_ sql: String, _ arguments: [SQLValue]) async throws -> Identifier<Entity> {
        try await noting { Identifier(try $0.insert(sql, arguments)) }
    }

    /// What SQLite finds wrong with the file (`PRAGMA integrity_check`, `PRAGMA foreign_key_check`); empty when it is
    /// sound.
    public func integrityFaults() async throws -> [String] {
        do {
            return try await database.pool.read { database in
                let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                    "row \(row[1] as Int64? ?? 0) of \(row[0] as String? ?? "") refers to no row of "
                        + "\(row[2] as String? ?? "")"
                }
                return faults + orphans
            }
        } catch let error as DatabaseError {
            throw SQLiteDatabase.explain(error)
        }
    }

    /// Closes the database; later calls fail.
    public func close() {
        // Closing fails only while a statement runs; the file is sound all the same (write-ahead log).
        try? database.pool.close()
    }
}
