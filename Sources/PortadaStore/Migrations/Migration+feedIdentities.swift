extension Migration {
    /// Stories that came from elsewhere keep the identity that feed readers know them by (RSS 2.0, `guid`); those that are
    /// out already keep the one that they had here.
    static let feedIdentities = Migration(
        name: "feed identities",
        statements: [
            """
            CREATE TABLE feed_identity (
                article_id BIGINT PRIMARY KEY REFERENCES article (id),
                identity TEXT NOT NULL UNIQUE
            )
            """,
            """
            INSERT INTO feed_identity (article_id, identity)
                SELECT id, '/?p=' || id FROM article WHERE first_published_at IS NOT NULL
            """,
        ]
    )
}
