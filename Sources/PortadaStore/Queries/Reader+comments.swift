import PortadaCore

extension Reader {
    /// The most comments of a story that a page gives.
    public static let maxComments = 2000

    /// The approved comments of a story, oldest first; at most `maxComments`.
    public func comments(of article: Identifier<Article>) throws -> [Comment] {
        trace.note(.comments(article))
        return try connection.query(
            Self.commentsByArticle,
            [.id(article), .int(Int64(Self.maxComments))],
            Self.comment
        )
    }

    private static let commentsByArticle = """
        SELECT id, article_id, parent_id, author, text, created_at, status FROM comment
        WHERE article_id = ? AND status = 'approved' ORDER BY created_at, id LIMIT ?
        """

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
}
