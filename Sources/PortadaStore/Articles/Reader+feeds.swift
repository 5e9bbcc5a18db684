import PortadaCore

extension Reader {
    /// What feed readers know stories by that came from elsewhere; a path stands for an address of this site. Stories that
    /// were written here have none.
    public func feedIdentities(of articles: [Identifier<Article>]) throws -> [Identifier<Article>: String] {
        guard !articles.isEmpty else { return [:] }
        articles.forEach { trace.note(.article($0)) }
        let (sql, values) = Self.placeholders(articles.map { .id($0) })
        let rows: [(Identifier<Article>, String)] = try connection.query(
            "SELECT article_id, identity FROM feed_identity WHERE article_id IN (\(sql))",
            values
        ) { ($0.id(0), $0.text(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}
