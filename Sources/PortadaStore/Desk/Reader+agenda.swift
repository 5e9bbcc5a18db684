import PortadaCore

extension Reader {
    /// The scheduled stories whose time lies in a stretch, the next first.
    public func scheduled(in span: Range<Timestamp>, limit: Int) throws -> [StoryRow] {
        try agenda("article.status = 'scheduled' AND article.scheduled_at", span, "article.scheduled_at", limit)
    }

    /// The stories whose embargo ends in a stretch and that readers don't see yet, the next first.
    public func embargoes(in span: Range<Timestamp>, limit: Int) throws -> [StoryRow] {
        try agenda(
            "+article.status IN ('draft', 'in_review', 'ready', 'scheduled') AND article.embargo_until",
            span,
            "article.embargo_until",
            limit
        )
    }

    private func agenda(
        _ condition: String,
        _ span: Range<Timestamp>,
        _ order: String,
        _ limit: Int
    ) throws -> [StoryRow] {
        try withNames(
            connection.query(
                """
                SELECT \(StoryRow.columns) FROM article LEFT JOIN account ON account.id = article.owner_id
                WHERE \(condition) >= ? AND \(order) < ? ORDER BY \(order), article.id LIMIT ?
                """,
                [.time(span.lowerBound), .time(span.upperBound), .int(Int64(limit))]
            ) { StoryRow($0) }
        )
    }

    /// How many comments wait for a decision, as far as a limit.
    public func waitingComments(upTo limit: Int) throws -> Int {
        try connection.first(
            "SELECT COUNT(*) FROM (SELECT 1 FROM comment WHERE status = 'pending' LIMIT ?) AS counted",
            [.int(Int64(limit))]
        ) { Int($0.int(0)) } ?? 0
    }
}
