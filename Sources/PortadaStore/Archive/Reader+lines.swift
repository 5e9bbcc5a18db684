import PortadaCore

extension Reader {
    /// Gives the lines of a part of the archive, in order, each as JSON with its end.
    public func lines(of part: ArchivePart, _ take: ([UInt8]) throws -> Void) throws {
        let columns = try ArchiveColumns(of: part.table, connection).all.filter { part.omitted[$0.name] == nil }
        let names = columns.map { "part.\($0.name)" } + Self.text(of: part)
        let sql = """
            SELECT \(names.joined(separator: ", ")) FROM \(part.table) AS part \(Self.bodies(of: part))
            WHERE \(part.condition) ORDER BY \(part.order.split(separator: ", ").map { "part.\($0)" }.joined(separator: ", "))
            """
        let lists = try part.lists.map { try ArchiveListReader($0, connection) }
        _ = try connection.query(sql, []) { row in
            var line = ArchiveLine()
            for (number, column) in columns.enumerated() { line.put(column.key, row.value(number, column)) }
            if part.text != .none { line.put("text", row.optionalText(columns.count).map { .text($0) } ?? .null) }
            for list in lists { try list.put(of: row.int(0), into: &line) }
            try take(line.end())
        }
    }

    /// The text of a row, or that of a revision where the story has another one now.
    private static func text(of part: ArchivePart) -> [String] {
        switch part.text {
        case .none: []
        case .whole: ["body.markup"]
        case .unlessPresent:
            [
                """
                CASE WHEN EXISTS (SELECT 1 FROM article WHERE article.id = part.article_id
                    AND article.body_id = part.body_id) THEN NULL ELSE body.markup END
                """
            ]
        }
    }

    private static func bodies(of part: ArchivePart) -> String {
        part.text == .none ? "" : "JOIN body ON body.id = part.body_id"
    }
}

/// Reads a list that hangs on a line.
private struct ArchiveListReader {
    let list: ArchivePart.List
    let columns: [ArchiveColumns.Column]
    let connection: any Connection
    let sql: String

    init(_ list: ArchivePart.List, _ connection: any Connection) throws {
        self.list = list
        self.connection = connection
        columns = try ArchiveColumns(of: list.table, connection).all.filter { list.columns.contains($0.name) }
        sql = """
            SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(list.table) WHERE \(list.owner) = ?
            ORDER BY \(list.order)
            """
    }

    func put(of owner: Int64, into line: inout ArchiveLine) throws {
        let rows = try connection.query(sql, [.int(owner)]) { row in
            columns.enumerated().map { (key: $1.key, value: row.value($0, $1)) }
        }
        line.put(list.name, rows, areSingle: columns.count == 1)
    }
}

extension SQLRow {
    fileprivate func value(_ number: Int, _ column: ArchiveColumns.Column) -> SQLValue {
        if isNull(number) { return .null }
        return column.isNumber ? .int(int(number)) : .text(text(number))
    }
}
