import PortadaCore

/// The words of something for the desk's search (SQLite FTS5, external content): as they are written, without accents and
/// capitals. It keeps no text; it is told the words of a view, and forgets by the same words.
struct TextIndex<Entity> {
    /// The index.
    let table: String
    /// The view whose rows it holds; its numbers are those of the things.
    let view: String
    /// The columns of both.
    let columns: String

    /// Takes a thing in, as it stands in the store; one that the view doesn't show is passed over.
    func add(_ id: Identifier<Entity>, _ connection: any Connection) throws {
        try connection.execute(
            "INSERT INTO \(table) (rowid, \(columns)) SELECT id, \(columns) FROM \(view) WHERE id = ?",
            [.id(id)]
        )
    }

    /// Takes a thing out. It must still stand in the store as it was taken in.
    func remove(_ id: Identifier<Entity>, _ connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO \(table) (\(table), rowid, \(columns))
            SELECT 'delete', id, \(columns) FROM \(view) WHERE id = ?
            """,
            [.id(id)]
        )
    }
}

extension TextIndex<Comment> {
    /// Comments and the names of those who wrote them.
    static let comments = TextIndex(table: "comment_index", view: "comment_text", columns: "author, text")
}

extension TextIndex<Picture> {
    /// Pictures, for the library.
    static let pictures = TextIndex(
        table: "picture_index",
        view: "picture_text",
        columns: "slug, alt_text, caption, credit"
    )
}

extension TextIndex<Article> {
    /// What the readers' search does not hold: stories that they don't see, and pages outside the news; no killed ones.
    static let drafts = TextIndex(table: "draft_index", view: "draft_text", columns: "headline, words")
}
