import PortadaCore

extension Importer {
    /// Keeps what feed readers know a story by (its `guid`), so that they don't take it for a new one. What a story is known by
    /// here already stays, and one that another story has is not given twice: feed readers would hide the second.
    public func feedIdentity(_ identity: String, of article: Identifier<Article>) throws {
        // An address of this site may be written with its host, or without as those are that were given here once.
        let start = identity.range(of: "://")?.upperBound ?? identity.startIndex
        let path = identity[start...].firstIndex(of: "/").map { String(identity[$0...]) } ?? identity
        let isTaken = try operation.connection.first(
            "SELECT 1 FROM feed_identity WHERE identity IN (?, ?)",
            [.text(identity), .text(path)]
        ) { _ in true }
        guard isTaken == nil else { return }
        try operation.connection.execute(
            "INSERT INTO feed_identity (article_id, identity) VALUES (?, ?) ON CONFLICT (article_id) DO NOTHING",
            [.id(article), .text(identity)]
        )
    }
}
