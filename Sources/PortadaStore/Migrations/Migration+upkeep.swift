extension Migration {
    /// What is done little by little after an operation: files of removed pictures, new names in the search index.
    static let upkeep = Migration(
        name: "upkeep",
        statements: [
            // A number is never given twice: revisions remember the pictures that they showed.
            """
            CREATE TABLE removed_picture (
                id INTEGER PRIMARY KEY, hash TEXT, slug TEXT NOT NULL, removed_at BIGINT NOT NULL,
                is_cleared BIGINT NOT NULL DEFAULT 0)
            """,
            "CREATE INDEX removed_picture_by_hash ON removed_picture (hash)",
            "CREATE INDEX removed_picture_open ON removed_picture (removed_at) WHERE is_cleared = 0",
            "CREATE INDEX redirect_by_picture ON redirect (picture_id) WHERE picture_id IS NOT NULL",
            "CREATE INDEX journal_open ON journal (article_id) WHERE fields <> ''",
            // Whose stories the search index still knows by another name, and up to which of them it is right.
            """
            CREATE TABLE renamed_person (
                person_id BIGINT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE, edited_at BIGINT NOT NULL,
                article_id BIGINT NOT NULL)
            """,
            // Some were renamed before anybody noted it.
            "INSERT INTO renamed_person SELECT id, -9223372036854775808, 0 FROM person",
        ]
    )
}
