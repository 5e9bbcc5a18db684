extension Migration {
    /// What is typed and not saved yet, and what colleagues tell each other about a story.
    static let writing = Migration(
        name: "writing",
        statements: [
            // An editor is somebody in one window of a browser; the fields are those of the story's form.
            """
            CREATE TABLE journal (
                article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, editor TEXT NOT NULL,
                sequence BIGINT NOT NULL, base BIGINT NOT NULL, fields TEXT NOT NULL, noted_at BIGINT NOT NULL,
                PRIMARY KEY (article_id, account_id, editor))
            """,
            "CREATE INDEX journal_by_time ON journal (noted_at)",
            """
            CREATE TABLE story_note (
                id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                account_id BIGINT REFERENCES account (id), author TEXT NOT NULL, text TEXT NOT NULL,
                created_at BIGINT NOT NULL)
            """,
            "CREATE INDEX story_note_by_article ON story_note (article_id, id)",
        ]
    )
}
