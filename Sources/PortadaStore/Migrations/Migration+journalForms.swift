extension Migration {
    /// What is typed is kept for each form of a story by itself: the story, a text that is to replace it.
    static let journalForms = Migration(
        name: "journal forms",
        statements: [
            """
            CREATE TABLE journal_by_form (
                article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, form TEXT NOT NULL,
                editor TEXT NOT NULL, sequence BIGINT NOT NULL, base BIGINT NOT NULL, fields TEXT NOT NULL,
                noted_at BIGINT NOT NULL, PRIMARY KEY (article_id, account_id, form, editor))
            """,
            """
            INSERT INTO journal_by_form (article_id, account_id, form, editor, sequence, base, fields, noted_at)
            SELECT article_id, account_id, 'story', editor, sequence, base, fields, noted_at FROM journal
            """,
            "DROP TABLE journal",
            "ALTER TABLE journal_by_form RENAME TO journal",
            "CREATE INDEX journal_by_time ON journal (noted_at)",
            "CREATE INDEX journal_open ON journal (article_id) WHERE fields <> ''",
        ]
    )
}
