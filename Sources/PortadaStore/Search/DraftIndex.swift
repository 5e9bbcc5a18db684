import PortadaCore

/// The full-text index of what the readers' search does not hold: stories that they don't see, and pages outside the
/// news. Words stand in it as they are written, without accents and capitals.
struct DraftIndex {
    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Takes a story in as it stands in the store; one that readers find, or that was killed, is passed over.
    func add(_ id: Identifier<Article>) throws {
        try connection.execute(
            "INSERT INTO draft_index (rowid, headline, words) SELECT id, headline, words FROM draft_text WHERE id = ?",
            [.id(id)]
        )
    }

    /// Takes a story out. It must still stand in the store as it was taken in: the index forgets by the same words.
    func remove(_ id: Identifier<Article>) throws {
        try connection.execute(
            """
            INSERT INTO draft_index (draft_index, rowid, headline, words)
            SELECT 'delete', id, headline, words FROM draft_text WHERE id = ?
            """,
            [.id(id)]
        )
    }

    /// A question in the index's own language (sqlite.org/fts5.html, section 3): every word must stand there, or begin
    /// one. Nil when there is no word in the text.
    static func expression(_ text: String) -> String? {
        let terms = SearchTerms(text)
        guard !terms.wanted.isEmpty else { return nil }
        let wanted = terms.wanted.map { "\"\($0)\"*" }.joined(separator: " AND ")
        let unwanted = terms.unwanted.map { "\"\($0)\"" }.joined(separator: " OR ")
        return unwanted.isEmpty ? wanted : "(\(wanted)) NOT (\(unwanted))"
    }
}
