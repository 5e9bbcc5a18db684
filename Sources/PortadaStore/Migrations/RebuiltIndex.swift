/// An index of words with external content that a statement makes anew (sqlite.org/fts5.html, section 6.8, `rebuild`). It is
/// emptied and takes the rows of its content in by itself, so that it can say how far it is.
struct RebuiltIndex {
    /// So many rows are taken in between two looks at the clock.
    private static let batch = 200

    private let index: String
    private let columns: [String]
    private let content: String
    private let number: String

    /// The index that a statement rebuilds; nil for any other statement.
    init?(_ statement: String, _ connection: any Connection) throws {
        let words = statement.split(separator: " ")
        guard words.count == 6, words[0] == "INSERT", words[1] == "INTO", words[5] == "('rebuild')",
            words[3] == "(\(words[2]))"
        else { return nil }
        index = String(words[2])
        let schema = try connection.first("SELECT sql FROM sqlite_master WHERE name = ?", [.text(index)]) { $0.text(0) }
        guard let schema, let content = Self.option("content", of: schema),
            let number = Self.option("content_rowid", of: schema)
        else { return nil }
        (self.content, self.number) = (content, number)
        columns = try connection.query("SELECT name FROM pragma_table_info(?)", [.text(index)]) { $0.text(0) }
    }

    private static func option(_ name: String, of schema: String) -> String? {
        let parts = schema.split(separator: "'", omittingEmptySubsequences: false)
        let place = parts.firstIndex { $0.hasSuffix(" \(name) = ") }
        return place.flatMap { parts.indices.contains($0 + 1) ? String(parts[$0 + 1]) : nil }
    }

    /// Makes it anew.
    /// - Parameter tell: told how much of it is done, from 0 to 1.
    func rebuild(_ connection: any Connection, telling tell: (Double) -> Void) throws {
        let all = try connection.first("SELECT COUNT(*) FROM \(content)") { $0.int(0) } ?? 0
        try connection.execute("INSERT INTO \(index) (\(index)) VALUES ('delete-all')")
        let names = columns.joined(separator: ", ")
        var (last, done): (Int64?, Int64) = (nil, 0)
        while let end = try self.end(after: last, connection) {
            try connection.execute(
                """
                INSERT INTO \(index) (rowid, \(names)) SELECT \(number), \(names) FROM \(content)
                WHERE \(last == nil ? "?1 IS NULL" : "\(number) > ?1") AND \(number) <= ?2 ORDER BY \(number)
                """,
                [last.map { .int($0) } ?? .null, .int(end.number)]
            )
            last = end.number
            done += end.count
            tell(all > 0 ? Double(done) / Double(all) : 1)
        }
    }

    /// The last of the next few rows, and how many they are.
    private func end(after last: Int64?, _ connection: any Connection) throws -> (number: Int64, count: Int64)? {
        let count = Int64(Self.batch)
        let rows = try connection.query(
            "SELECT \(number) FROM \(content) WHERE \(last == nil ? "?1 IS NULL" : "\(number) > ?1") ORDER BY \(number) LIMIT ?2",
            [last.map { .int($0) } ?? .null, .int(count)]
        ) { $0.int(0) }
        return rows.last.map { ($0, Int64(rows.count)) }
    }
}
