import PortadaCore

extension Importer {
    /// Keeps what feed readers know a story by (its `guid`), so that they don't take it for a new one. One that another story
    /// has already is not given twice: feed readers would hide the second.
    public func feedIdentity(_ identity: String, of article: Identifier<Article>) throws {
        let owner: Identifier<Article>? = try operation.connection.first(
            "SELECT article_id FROM feed_identity WHERE identity = ?",
            [.text(identity)]
        ) { $0.id(0) }
        guard owner == nil else { return }
        try operation.connection.execute(
            """
            INSERT INTO feed_identity (article_id, identity) VALUES (?, ?)
            ON CONFLICT (article_id) DO UPDATE SET identity = excluded.identity
            """,
            [.id(article), .text(identity)]
        )
    }
}
