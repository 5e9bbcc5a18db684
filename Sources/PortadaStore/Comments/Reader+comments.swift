import PortadaCore

extension Reader {
    /// So many comments of a story readers see at most, the oldest.
    public static let maxComments = 50_000

    /// The approved comments of a story and what each of them answers, oldest first; at most `maxComments`.
    public func commentOrder(
        of article: Identifier<Article>
    ) throws -> [(id: Identifier<Comment>, parent: Identifier<Comment>?)] {
        trace.note(.comments(article))
        return try connection.query(
            """
            SELECT id, parent_id FROM comment
            WHERE article_id = ? AND status = 'approved' ORDER BY created_at, id LIMIT ?
            """,
            [.id(article), .int(Int64(Self.maxComments))]
        ) { ($0.id(0), $0.optionalID(1)) }
    }

    /// Approved comments of a story by their numbers, oldest first.
    public func comments(of article: Identifier<Article>, _ ids: [Identifier<Comment>]) throws -> [Comment] {
        trace.note(.comments(article))
        guard !ids.isEmpty else { return [] }
        let (sql, values) = Self.placeholders(ids.map { .id($0) })
        return try connection.query(
            """
            SELECT id, article_id, parent_id, author, text, created_at, status FROM comment
            WHERE id IN (\(sql)) AND article_id = ? AND status = 'approved' ORDER BY created_at, id
            """,
            values + [.id(article)],
            Self.comment
        )
    }

    /// Approved comments of a story, oldest first, from the one behind `cursor` on.
    public func comments(
        of article: Identifier<Article>,
        after cursor: CommentCursor?,
        limit: Int
    ) throws -> [Comment] {
        trace.note(.comments(article))
        return try connection.query(
            """
            SELECT id, article_id, parent_id, author, text, created_at, status FROM comment
            WHERE article_id = ? AND status = 'approved' AND (created_at, id) > (?, ?)
            ORDER BY created_at, id LIMIT ?
            """,
            [
                .id(article), cursor.map { .time($0.time) } ?? .int(.min), cursor.map { .id($0.id) } ?? .int(.min),
                .int(Int64(limit)),
            ],
            Self.comment
        )
    }

    /// How many approved comments a story has.
    public func commentCount(of article: Identifier<Article>) throws -> Int {
        trace.note(.comments(article))
        return try connection.first(
            "SELECT COUNT(*) FROM comment WHERE article_id = ? AND status = 'approved'",
            [.id(article)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// Whether readers see a story.
    public func isPublished(_ article: Identifier<Article>) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM article WHERE id = ? AND status = 'published'",
            [.id(article)]
        ) { $0.int(0) } != nil
    }

    /// How often a story was shared.
    public func shareCount(_ article: Identifier<Article>) throws -> Int {
        trace.note(.shares(article))
        return try connection.first(
            "SELECT count FROM share_count WHERE article_id = ?",
            [.id(article)]
        ) { Int($0.int(0)) } ?? 0
    }

    private static let commentColumns = "id, article_id, parent_id, author, text, created_at, status"

    /// That a comment does not stand under a killed story.
    private static let livingStory = """
        AND NOT EXISTS (SELECT 1 FROM article WHERE article.id = comment.article_id AND article.status = 'killed')
        """

    /// A comment by its number, whatever was decided about it; one under a killed story only where those are to be shown.
    public func anyComment(_ id: Identifier<Comment>, includingKilled: Bool) throws -> Comment? {
        let killed = includingKilled ? "" : Self.livingStory
        return try connection.first(
            "SELECT \(Self.commentColumns) FROM comment WHERE id = ? \(killed)",
            [.id(id)],
            Self.comment
        )
    }

    /// Comments in a state, the newest first, before one of them; those under killed stories only where they are to be
    /// shown.
    public func comments(
        _ status: Comment.Status,
        before last: Identifier<Comment>?,
        includingKilled: Bool,
        limit: Int
    ) throws -> [Comment] {
        let killed = includingKilled ? "" : Self.livingStory
        return try connection.query(
            """
            SELECT \(Self.commentColumns) FROM comment WHERE status = ? AND id < ? \(killed) ORDER BY id DESC LIMIT ?
            """,
            [.text(status.rawValue), .int(last?.rawValue ?? .max), .int(Int64(limit))],
            Self.comment
        )
    }
}
