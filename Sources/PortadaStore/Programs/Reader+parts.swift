import PortadaCore

extension Reader {
    /// People and agencies in the order of their numbers, after one of them.
    public func people(after last: Identifier<Person>?, limit: Int) throws -> [Person] {
        try people(
            numbers("SELECT id FROM person WHERE id > ? AND \(NameTable.people.isOwn) ORDER BY id LIMIT ?", last, limit)
        )
    }

    /// Tags in the order of their numbers, after one of them.
    public func tags(after last: Identifier<Tag>?, limit: Int) throws -> [Tag] {
        try tags(
            numbers("SELECT id FROM tag WHERE id > ? AND \(NameTable.tags.isOwn) ORDER BY id LIMIT ?", last, limit)
        )
    }

    /// Pictures, the newest first, before one of them.
    public func pictures(before last: Identifier<Picture>?, limit: Int) throws -> [Picture] {
        try connection.query(
            "SELECT \(Self.pictureColumns) FROM picture WHERE id < ? ORDER BY id DESC LIMIT ?",
            [.int(last?.rawValue ?? .max), .int(Int64(limit))]
        ) { Self.picture($0) }
    }

    private func numbers<Entity>(
        _ sql: String,
        _ last: Identifier<Entity>?,
        _ limit: Int
    ) throws -> [Identifier<Entity>] {
        try connection.query(sql, [.int(last?.rawValue ?? 0), .int(Int64(limit))]) { $0.id(0) }
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
