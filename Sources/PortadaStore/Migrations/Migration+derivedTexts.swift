extension Migration {
    /// What is worked out of a story's text when it is saved: its first sentences for lists, where nobody wrote a summary (empty
    /// where somebody did; nothing for stories that were saved before), and the words of headlines, which mistyped questions
    /// are compared with. Words stay when their headlines go; they are looked for in the index before they are named.
    static let derivedTexts = Migration(
        name: "derived texts",
        statements: [
            "ALTER TABLE article ADD COLUMN teaser TEXT",
            "CREATE TABLE spelling (word TEXT PRIMARY KEY) WITHOUT ROWID",
            "CREATE VIRTUAL TABLE headline_vocabulary USING fts5vocab (headline_index, 'row')",
            """
            INSERT INTO spelling (word) SELECT term FROM headline_vocabulary
                WHERE length(term) BETWEEN 4 AND 24 AND term NOT GLOB '*[0-9]*'
            """,
            "DROP TABLE headline_vocabulary",
        ],
        longWork: LongWork(table: "search_document", act: "collecting the words of headlines", things: "stories")
    )
}
