import Foundation
import GRDB
import PortadaCore
import Synchronization

/// The newspaper's database: snapshots for those who read, operations for those who change.
public final class Store: Sendable {
    let database: SQLiteDatabase
    let frequencies = TermFrequencies()
    private let threads = DatabaseThreads()
    /// Knows when anything was written, by this program or another.
    public let writes: WriteWatch
    /// Whether there is room on its disk.
    public let room: DiskRoom
    private let listeners = ChangeListeners()
    private let isOpen = Atomic<Bool>(true)
    private let limits = Mutex<[QueryKind: Duration]>([:])

    /// Opens the database in a folder, and brings its schema up to date. Refuses a folder that holds none, or another
    /// program's: a newspaper whose data are gone must not look like an empty one.
    /// - Parameter tell: told, in sentences, that work on the schema begins which takes a while, and that it is done.
    public static func open(
        at folder: URL,
        telling tell: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) -> Store {
        try SQLiteDatabase.requireNewspaper(in: folder)
        return Store(try SQLiteDatabase(folder: folder, telling: tell))
    }

    /// Makes the database of a new newspaper in a folder; opens one that is there.
    public static func make(at folder: URL) throws(StoreError) -> Store {
        Store(try SQLiteDatabase(folder: folder) { _ in })
    }

    private init(_ database: SQLiteDatabase) {
        self.database = database
        writes = WriteWatch(path: database.pool.path)
        room = DiskRoom(of: URL(fileURLWithPath: database.pool.path).deletingLastPathComponent())
    }

    /// Runs queries on one snapshot: all of them see the newspaper as it is at one change number. Several run at once, on
    /// threads of their own.
    /// - Parameter kind: for whom they are asked.
    /// - Throws: a `StoreError`, `.overloaded` when too much of the kind waits already, or what the body throws.
    public func read<Result: Sendable>(
        _ kind: QueryKind,
        _ body: @escaping @Sendable (Reader) throws -> Result
    ) async throws -> Result {
        let limit = limits.withLock { $0[kind] }
        return try await threads.read(kind) { [database, frequencies] in
            do {
                return try database.pool.read { database in
                    let connection = SQLiteTransaction(database: database)
                    let reader = Reader(connection: connection, frequencies: frequencies)
                    guard let limit else { return try body(reader) }
                    return try connection.within(limit) { try body(reader) }
                }
            } catch let error as DatabaseError {
                throw SQLiteDatabase.explain(error)
            }
        }
    }

    /// From now on ends what is asked of a kind when it takes longer (`StoreError.Code.tooSlow`). Commands that work through
    /// a whole archive set no limit.
    public func limit(_ kind: QueryKind, to limit: Duration) { limits.withLock { $0[kind] = limit } }

    /// The same for the desk and for programs.
    public func read<Result: Sendable>(_ body: @escaping @Sendable (Reader) throws -> Result) async throws -> Result {
        try await read(.desk, body)
    }

    /// The same for the thread that calls, which waits: never one of Swift's own or of an event loop. Takes the time of the
    /// questions.
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
        return try await change { [listeners] database in
            let (result, changes) = try database.pool.write { database in
                let operation = Operation(SQLiteTransaction(database: database), kind, actor: actor, time: time)
                try request.map(operation.begin)
                let result = try body(operation)
                try request.map(operation.end)
                return (result, try operation.finish())
            }
            listeners.tell(changes)
            return result
        }
    }

    /// Works on the thread of changes. What a caller who left had waiting there is not begun; what was begun is done.
    func change<Result: Sendable>(
        _ work: @escaping @Sendable (SQLiteDatabase) throws -> Result
    ) async throws -> Result {
        try await threads.write { [database] in
            do {
                return try work(database)
            } catch let error as DatabaseError {
                throw SQLiteDatabase.explain(error)
            }
        }
    }

    /// Writes something that is no news, in one transaction: no reader sees it, and the audit does not hold it.
    func noting<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await change { database in try database.pool.write { try body(SQLiteTransaction(database: $0)) } }
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
        try await readingFile { try SQLiteDatabase.faults(of: $0) }
    }

    /// Looks at the file itself, without haste, and without a transaction: one in which anything was damaged can't be ended.
    func readingFile<Result: Sendable>(
        _ look: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        try await threads.read(.upkeep) { [database] in
            do {
                return try database.pool.unsafeRead { try look($0) }
            } catch let error as DatabaseError {
                throw SQLiteDatabase.explain(error)
            }
        }
    }

    /// What the threads do on which the database is asked and changed, by kind.
    public var threadNumbers: [(kind: String, numbers: BlockingThreads.Numbers)] {
        threads.all.map { ($0.kind, $0.numbers) }
    }

    /// Closes the database; later calls fail. What stands in its log is written back to the file, unless another program
    /// reads it: readers' connections, which are closed last, could not do so.
    public func close() {
        // A second time nothing is open: SQLite would take the missing connection for one.
        guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
        writes.end()
        _ = try? database.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        // Closing fails only while a statement runs; the file is sound all the same (write-ahead log).
        try? database.pool.close()
    }
}
