import PortadaCore

/// What an import remembers for a later one, beside what nobody understood.
extension Importer {
    /// The story as it is now.
    public func story(_ id: Identifier<Article>) throws -> Article { try operation.article(id) }

    /// What was kept under a name; nil when nothing was.
    public func kept(_ origin: Origin) throws -> String? {
        try operation.connection.first(
            "SELECT data FROM external_data WHERE source = ? AND kind = ? AND external_id = ?",
            [.text(origin.source), .text(origin.kind), .text(origin.id)]
        ) { $0.text(0) }
    }

    /// Forgets what was kept under a name.
    public func forget(_ origin: Origin) throws {
        try operation.connection.execute(
            "DELETE FROM external_data WHERE source = ? AND kind = ? AND external_id = ?",
            [.text(origin.source), .text(origin.kind), .text(origin.id)]
        )
    }
}

extension Reader {
    /// What imports kept of one kind, in the order of its names, behind one of them.
    public func kept(
        source: String,
        kind: String,
        after id: String,
        limit: Int
    ) throws -> [(id: String, data: String)] {
        try connection.query(
            """
            SELECT external_id, data FROM external_data
            WHERE source = ? AND kind = ? AND external_id > ? ORDER BY external_id LIMIT ?
            """,
            [.text(source), .text(kind), .text(id), .int(Int64(limit))]
        ) { ($0.text(0), $0.text(1)) }
    }
}
