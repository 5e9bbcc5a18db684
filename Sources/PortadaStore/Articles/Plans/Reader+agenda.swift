import PortadaCore

extension Reader {
    /// What is to happen to stories in a stretch and did not happen yet: publications and planned changes, the next first.
    public func agenda(in span: Range<Timestamp>, limit: Int) throws -> [AgendaRow] {
        let found = try publications(in: span, limit: limit) + changes(in: span, limit: limit)
        let next = found.sorted { ($0.due, $0.story.id) < ($1.due, $1.story.id) }.prefix(limit)
        return try zip(next, withNames(next.map(\.story))).map { row, story in
            var row = row
            row.story = story
            return row
        }
    }

    /// The stories whose embargo ends in a stretch and that readers don't see yet, the next first.
    public func embargoes(in span: Range<Timestamp>, limit: Int) throws -> [StoryRow] {
        try withNames(
            connection.query(
                """
                SELECT \(StoryRow.columns) FROM article LEFT JOIN account ON account.id = article.owner_id
                WHERE +article.status IN ('draft', 'in_review', 'ready', 'scheduled')
                    AND article.embargo_until >= ? AND article.embargo_until < ?
                ORDER BY article.embargo_until, article.id LIMIT ?
                """,
                Self.values(span, limit)
            ) { StoryRow($0) }
        )
    }

    private func publications(in span: Range<Timestamp>, limit: Int) throws -> [AgendaRow] {
        try connection.query(
            """
            SELECT \(StoryRow.columns), 'publication', article.scheduled_at, schedule_refusal.code
            FROM article LEFT JOIN account ON account.id = article.owner_id
                LEFT JOIN schedule_refusal ON schedule_refusal.article_id = article.id
            WHERE article.status = 'scheduled' AND article.scheduled_at >= ? AND article.scheduled_at < ?
            ORDER BY article.scheduled_at, article.id LIMIT ?
            """,
            Self.values(span, limit)
        ) { AgendaRow($0) }
    }

    private func changes(in span: Range<Timestamp>, limit: Int) throws -> [AgendaRow] {
        try connection.query(
            """
            SELECT \(StoryRow.columns), planned_change.kind, planned_change.due_at, planned_change.refusal
            FROM planned_change JOIN article ON article.id = planned_change.article_id
                LEFT JOIN account ON account.id = article.owner_id
            WHERE planned_change.due_at >= ? AND planned_change.due_at < ?
            ORDER BY planned_change.due_at, planned_change.id LIMIT ?
            """,
            Self.values(span, limit)
        ) { AgendaRow($0) }
    }

    private static func values(_ span: Range<Timestamp>, _ limit: Int) -> [SQLValue] {
        [.time(span.lowerBound), .time(span.upperBound), .int(Int64(limit))]
    }

    /// How many comments wait for a decision, as far as a limit.
    public func waitingComments(upTo limit: Int) throws -> Int {
        try connection.first(
            "SELECT COUNT(*) FROM (SELECT 1 FROM comment WHERE status = 'pending' LIMIT ?) AS counted",
            [.int(Int64(limit))]
        ) { Int($0.int(0)) } ?? 0
    }
}
