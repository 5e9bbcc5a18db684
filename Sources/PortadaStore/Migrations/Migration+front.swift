extension Migration {
    /// Who arranged the front and how, and the strip above every page. What lay on top of the lists before becomes the
    /// front's first pins.
    static let front = Migration(
        name: "front",
        statements: [
            // Each arrangement whole; the last one counts. `ends_at`: when the first of its pins ends.
            """
            CREATE TABLE front_version (
                version BIGINT PRIMARY KEY, created_at BIGINT NOT NULL, actor TEXT NOT NULL,
                account_id BIGINT REFERENCES account (id), cause TEXT NOT NULL, arrangement TEXT NOT NULL,
                ends_at BIGINT)
            """,
            """
            CREATE TABLE breaking (
                id BIGINT PRIMARY KEY, text TEXT NOT NULL, article_id BIGINT REFERENCES article (id), address TEXT,
                until_at BIGINT NOT NULL, actor TEXT NOT NULL, since_at BIGINT NOT NULL)
            """,
            """
            INSERT INTO front_version (version, created_at, actor, cause, arrangement)
            SELECT 1, published_at, 'program: portada', 'arranged',
                '{"pins":[' || \(held("lead", 0)) \(followers) || '],"repeating":[]}'
            FROM (\(heldArticle) LIMIT 1) AS held
            """,
            "DROP INDEX article_pinned",
            "ALTER TABLE article DROP COLUMN is_pinned",
        ]
    )

    private static let heldArticle = """
        SELECT id, published_at FROM article WHERE is_pinned = 1 AND status = 'published' AND kind <> 'page'
        ORDER BY published_at DESC, id DESC
        """

    private static let followers = (0..<3).map { position in
        " || COALESCE((SELECT ',' || \(held("second", position)) "
            + "FROM (\(heldArticle) LIMIT 1 OFFSET \(position + 1)) AS next), '')"
    }.joined()

    /// A pin as the arrangement's JSON has it.
    private static func held(_ slot: String, _ position: Int) -> String {
        """
        '{"by":"","position":\(position),"repeats":false,"since":' || published_at || ',"slot":"\(slot)","story":'
            || id || '}'
        """
    }
}
