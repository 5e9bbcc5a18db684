import Foundation
import PortadaCore

/// Asks the newspaper's questions on one snapshot. Its extensions are the questions, by topic.
public struct Reader {
    let connection: any Connection
    let frequencies: TermFrequencies
    /// How many of the newest stories a search looks at whole, see `found(by:for:upTo:)`.
    var recentStories: Int64 = 50_000
    /// What was asked so far.
    public let trace = QueryTrace()
    /// How long that took; nil where nobody takes the time.
    public let clock: QueryClock?

    init(
        connection: any Connection,
        frequencies: TermFrequencies = TermFrequencies(),
        clock: QueryClock? = nil
    ) {
        self.connection = connection
        self.frequencies = frequencies
        self.clock = clock
    }

    /// The number of the last change that the snapshot shows; 0 when nothing ever changed.
    public var changeNumber: Int64 {
        get throws {
            try connection.first("SELECT COALESCE(MAX(number), 0) FROM change") { $0.int(0) } ?? 0
        }
    }

    /// The changes after a number, oldest first.
    public func changes(after number: Int64, limit: Int) throws -> [Change] {
        try connection.query(
            "SELECT number, tag, created_at FROM change WHERE number > ? ORDER BY number LIMIT ?",
            [.int(number), .int(Int64(limit))]
        ) { Change(number: $0.int(0), tag: QueryTag(text: $0.text(1)), time: $0.time(2)) }
    }

    /// `?, ?, ?` for a list of values, padded to a few lengths so that few statements are prepared; the values are
    /// padded with the last one.
    static func placeholders(_ values: [SQLValue]) -> (sql: String, values: [SQLValue]) {
        let length = [1, 2, 4, 8, 16, 32, 64, 128, 256].first { $0 >= values.count } ?? values.count
        let padded = values + Array(repeating: values.last ?? .null, count: length - values.count)
        return (Array(repeating: "?", count: length).joined(separator: ", "), padded)
    }
}

/// Values that the store keeps as JSON.
enum StoredJSON {
    static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
