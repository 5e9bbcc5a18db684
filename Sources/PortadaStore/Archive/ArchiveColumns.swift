/// The columns of a table, by the names that they have in an archive.
struct ArchiveColumns {
    struct Column {
        /// In the table: `created_at`.
        let name: String
        /// In a line: `createdAt`.
        let key: String
        /// Whether it holds numbers; others hold texts.
        let isNumber: Bool
    }

    let all: [Column]

    /// Those of a table, in its order.
    init(of table: String, _ connection: any Connection) throws {
        all = try connection.query("SELECT name, type FROM pragma_table_info(?)", [.text(table)]) { row in
            Column(name: row.text(0), key: Self.key(row.text(0)), isNumber: row.text(1).contains("INT"))
        }
    }

    /// `created_at` as `createdAt`.
    static func key(_ column: String) -> String {
        let words = column.split(separator: "_")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }
}
