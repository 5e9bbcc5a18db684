import PortadaCore

/// The words of pictures, for the library's search (SQLite FTS5, external content).
struct PictureIndex {
    /// The statements that make it, and take in what is there.
    static let tables = [
        """
        CREATE VIEW picture_text AS
            SELECT id, slug, alt_text, plain_text(caption) AS caption, credit FROM picture
        """,
        """
        CREATE VIRTUAL TABLE picture_index USING fts5 (
            slug, alt_text, caption, credit, content = 'picture_text', content_rowid = 'id', prefix = '1 2 3',
            tokenize = 'portada none')
        """,
        "INSERT INTO picture_index (picture_index) VALUES ('rebuild')",
    ]

    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Takes a picture in, as it stands in the store.
    func add(_ id: Int64) throws {
        try connection.execute(
            """
            INSERT INTO picture_index (rowid, slug, alt_text, caption, credit)
            SELECT id, slug, alt_text, caption, credit FROM picture_text WHERE id = ?
            """,
            [.int(id)]
        )
    }

    /// Takes a picture out. It must still stand in the store as it was taken in: the index forgets by the same words.
    func remove(_ id: Int64) throws {
        try connection.execute(
            """
            INSERT INTO picture_index (picture_index, rowid, slug, alt_text, caption, credit)
            SELECT 'delete', id, slug, alt_text, caption, credit FROM picture_text WHERE id = ?
            """,
            [.int(id)]
        )
    }
}
