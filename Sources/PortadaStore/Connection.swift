import PortadaCore

/// A connection to the database inside a transaction: what the queries and operations are written against, so that they
/// don't know which database it is.
protocol Connection {
    /// Runs a statement that gives no rows. The statement is prepared once for each text.
    func execute(_ sql: String, _ arguments: [SQLValue]) throws

    /// Runs a statement and reads its rows in order.
    func query<Result>(_ sql: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Result) throws -> [Result]

    /// Asks questions that together may take a while; one that takes longer is ended (`StoreError.Code.tooSlow`).
    func within<Result>(_ limit: Duration, _ ask: () throws -> Result) throws -> Result
}

extension Connection {
    func execute(_ sql: String) throws { try execute(sql, []) }

    /// The first row, or nil.
    func first<Result>(
        _ sql: String,
        _ arguments: [SQLValue] = [],
        _ read: (any SQLRow) throws -> Result
    ) throws -> Result? {
        try query(sql, arguments, read).first
    }

    /// The rows that a statement gives for each of several numbers, in the order of the numbers. One statement for each
    /// is cheaper than one for all: a list of values makes SQLite build an index.
    func each<Entity, Result>(
        _ sql: String,
        _ ids: some Sequence<Identifier<Entity>>,
        _ read: (any SQLRow) throws -> Result
    ) throws -> [Result] {
        try ids.flatMap { try query(sql, [.id($0)], read) }
    }

    /// Writes a setting over its former value.
    func set(_ name: String, _ value: String) throws {
        try execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [.text(name), .text(value)]
        )
    }

    /// Runs a statement with `RETURNING id` and gives the number.
    func insert(_ sql: String, _ arguments: [SQLValue]) throws -> Int64 {
        guard let id = try first(sql, arguments, { $0.int(0) }) else {
            throw StoreError(.corrupt, "An insert returned no row.")
        }
        return id
    }
}

/// A value as SQL takes it.
enum SQLValue: Sendable, Hashable {
    case null
    case int(Int64)
    case double(Double)
    case text(String)

    static func flag(_ flag: Bool) -> SQLValue { .int(flag ? 1 : 0) }
    static func id<Entity>(_ id: Identifier<Entity>) -> SQLValue { .int(id.rawValue) }
    static func id<Entity>(_ id: Identifier<Entity>?) -> SQLValue { id.map { .int($0.rawValue) } ?? .null }
    static func time(_ time: Timestamp) -> SQLValue { .int(time.rawValue) }
    static func time(_ time: Timestamp?) -> SQLValue { time.map { .int($0.rawValue) } ?? .null }
    static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
}

/// A row of a result: values by column number, from 0.
protocol SQLRow {
    /// A number; NULL is 0.
    func int(_ column: Int) -> Int64
    /// A floating-point number; NULL is 0.
    func double(_ column: Int) -> Double
    /// A text; NULL is empty.
    func text(_ column: Int) -> String
    /// Whether the value is NULL.
    func isNull(_ column: Int) -> Bool
}

extension SQLRow {
    func flag(_ column: Int) -> Bool { int(column) != 0 }
    func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    func id<Entity>(_ column: Int) -> Identifier<Entity> { Identifier(int(column)) }
    func optionalID<Entity>(_ column: Int) -> Identifier<Entity>? { isNull(column) ? nil : Identifier(int(column)) }
    func time(_ column: Int) -> Timestamp { Timestamp(milliseconds: int(column)) }
    func optionalTime(_ column: Int) -> Timestamp? { isNull(column) ? nil : time(column) }
    func html(_ column: Int) -> CleanHTML { CleanHTML(vouchedFor: text(column)) }
}
