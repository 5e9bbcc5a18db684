import PortadaCore

extension Reader {
    /// What was put right in published stories, newest first.
    /// - Parameter skipping: how many to leave out at the beginning; their rows are read all the same.
    public func corrections(
        limit: Int,
        skipping: Int = 0
    ) throws -> [(correction: Correction, story: ArticleSummary)] {
        trace.note(.corrections)
        return try connection.query(
            """
            SELECT \(Self.summaryColumns), correction.kind, correction.text, correction.created_at
            FROM correction CROSS JOIN article ON article.id = correction.article_id
            WHERE +article.status = 'published'
            ORDER BY correction.created_at DESC, correction.article_id DESC, correction.position DESC
            LIMIT ? OFFSET ?
            """,
            [.int(Int64(limit)), .int(Int64(skipping))]
        ) { row in
            let first = Self.summaryColumnCount
            let correction = Correction(
                kind: Correction.Kind(rawValue: row.text(first)) ?? .correction,
                text: row.html(first + 1),
                time: row.time(first + 2)
            )
            return (correction, Self.summary(row))
        }
    }
}
