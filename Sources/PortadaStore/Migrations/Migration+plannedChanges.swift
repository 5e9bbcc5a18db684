extension Migration {
    /// What is to happen to published stories, why what was due did not, links to unpublished stories, corrections by time.
    static let plannedChanges = Migration(
        name: "planned changes",
        statements: [
            // One that is stopped is not tried again by itself: somebody must decide.
            """
            CREATE TABLE planned_change (
                id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                kind TEXT NOT NULL, due_at BIGINT NOT NULL, created_at BIGINT NOT NULL, actor TEXT NOT NULL,
                account_id BIGINT REFERENCES account (id), content TEXT, base TEXT, announces BIGINT NOT NULL,
                refusal TEXT, is_stopped BIGINT NOT NULL DEFAULT 0)
            """,
            "CREATE INDEX planned_change_due ON planned_change (due_at) WHERE is_stopped = 0",
            "CREATE INDEX planned_change_by_article ON planned_change (article_id, due_at)",
            """
            CREATE TABLE schedule_refusal (
                article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, code TEXT NOT NULL)
            """,
            """
            CREATE TABLE preview_link (
                id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE,
                article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL, actor TEXT NOT NULL, account_id BIGINT REFERENCES account (id))
            """,
            "CREATE INDEX preview_link_by_article ON preview_link (article_id)",
            "CREATE INDEX correction_by_time ON correction (created_at, article_id, position)",
        ]
    )
}
