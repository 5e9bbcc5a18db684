import PortadaCore

/// The words of comments and the names of those who wrote them, for the desk's search (SQLite FTS5, external content).
struct CommentIndex {
    /// The statements that make it, and take in what is there.
    static let tables = [
        "CREATE VIEW comment_text AS SELECT id, author, plain_text(text) AS text FROM comment",
        """
        CREATE VIRTUAL TABLE comment_index USING fts5 (
            author, text, content = 'comment_text', content_rowid = 'id', prefix = '2 3', tokenize = 'portada none')
        """,
        "INSERT INTO comment_index (comment_index) VALUES ('rebuild')",
    ]

    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Takes a comment in, as it stands in the store.
    func add(_ id: Identifier<Comment>) throws {
        try connection.execute(
            "INSERT INTO comment_index (rowid, author, text) SELECT id, author, text FROM comment_text WHERE id = ?",
            [.id(id)]
        )
    }

    /// Takes a comment out. It must still stand in the store as it was taken in: the index forgets by the same words.
    func remove(_ id: Identifier<Comment>) throws {
        try connection.execute(
            """
            INSERT INTO comment_index (comment_index, rowid, author, text)
            SELECT 'delete', id, author, text FROM comment_text WHERE id = ?
            """,
            [.id(id)]
        )
    }
}
