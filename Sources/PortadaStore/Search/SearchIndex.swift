import PortadaCore

/// The full-text index of published stories (SQLite FTS5, external content: sqlite.org/fts5.html, section 4.4.3).
///
/// `search_index` holds the stems of headline, summary, body and byline, and in `places` the sections that list the
/// story. `headline_index` holds whole words of headlines, for suggestions while a reader types.
struct SearchIndex {
    /// The language of a newspaper whose settings were never saved.
    static let standardLanguage = "es"
    /// Documents that may share a minute of publication before they run over into the next.
    private static let documentsPerMinute: Int64 = 1024

    let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    /// The statements that make the index for a language.
    static func tables(language: String) -> [String] {
        [
            """
            CREATE VIRTUAL TABLE search_index USING fts5 (
                headline, summary, body, byline, places, content = 'search_text', content_rowid = 'id',
                tokenize = 'portada \(language == "en" ? "en" : "es")')
            """,
            "INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 16777216)",
            "INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8)",
            """
            CREATE VIRTUAL TABLE headline_index USING fts5 (
                headline, content = 'search_text', content_rowid = 'id', prefix = '1 2 3',
                tokenize = 'portada none')
            """,
            "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_index, 'row')",
        ]
    }

    /// The least document number of a moment: numbers grow with the publication time.
    static func firstDocument(at moment: Timestamp) -> Int64 {
        let minutes = Int64((Double(moment.rawValue) / 60_000).rounded(.down))
        return minutes * documentsPerMinute
    }

    /// Takes a story in; one that readers don't see is passed over.
    func add(_ article: Article) throws {
        guard article.status.isPublic, article.kind != .page, let published = article.times.published else { return }
        let document = try freeDocument(at: published)
        try connection.execute(
            "INSERT INTO search_document (id, article_id, byline, places) VALUES (?, ?, ?, ?)",
            [
                .int(document), .id(article.id), .text(try byline(of: article)), .text(try places(of: article)),
            ]
        )
        try connection.execute(
            """
            INSERT INTO search_index (rowid, headline, summary, body, byline, places)
            SELECT id, headline, summary, body, byline, places FROM search_text WHERE id = ?
            """,
            [.int(document)]
        )
        try connection.execute(
            "INSERT INTO headline_index (rowid, headline) VALUES (?, ?)",
            [.int(document), .text(article.headline)]
        )
        try Spelling.add(article.headline, connection)
    }

    /// Takes a story out. It must still stand in the store as it was taken in: the index forgets by the same words.
    func remove(_ article: Article) throws {
        let document = try connection.first(
            "SELECT id FROM search_document WHERE article_id = ?",
            [.id(article.id)]
        ) { $0.int(0) }
        guard let document else { return }
        try connection.execute(
            """
            INSERT INTO search_index (search_index, rowid, headline, summary, body, byline, places)
            SELECT 'delete', id, headline, summary, body, byline, places FROM search_text WHERE id = ?
            """,
            [.int(document)]
        )
        try connection.execute(
            "INSERT INTO headline_index (headline_index, rowid, headline) VALUES ('delete', ?, ?)",
            [.int(document), .text(article.headline)]
        )
        try connection.execute("DELETE FROM search_document WHERE id = ?", [.int(document)])
    }

    /// Takes a story in anew when those who sign it are called otherwise than it was taken in with, or its sections lie
    /// elsewhere.
    func renew(_ article: Article) throws {
        let known = try connection.first(
            "SELECT byline, places FROM search_document WHERE article_id = ?",
            [.id(article.id)]
        ) { ($0.text(0), $0.text(1)) }
        guard let known, try known != (byline(of: article), places(of: article)) else { return }
        try remove(article)
        try add(article)
    }

    /// Makes the index anew when the newspaper's language has become another one.
    func use(language: String) throws {
        let current = try connection.first("SELECT value FROM setting WHERE name = 'search.language'") { $0.text(0) }
        guard (current ?? Self.standardLanguage) != language else { return }
        for table in ["search_vocabulary", "headline_index", "search_index"] {
            try connection.execute("DROP TABLE \(table)")
        }
        for statement in Self.tables(language: language) { try connection.execute(statement) }
        for table in ["headline_index", "search_index"] {
            try connection.execute("INSERT INTO \(table) (\(table)) VALUES ('rebuild')")
        }
        try connection.set("search.language", language)
    }

    private func byline(of article: Article) throws -> String {
        let names = try Reader(connection: connection).people(article.bylines).map(\.name) + [article.agencyCredit]
        return names.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The sections that list a story, as words of the index.
    private func places(of article: Article) throws -> String {
        let sections = try Set(article.allSections.flatMap { try lineage(of: $0) })
        return sections.sorted().map(Self.place).joined(separator: " ")
    }

    /// A section as a word of the index.
    static func place(of section: Identifier<Section>) -> String { "s\(section)" }

    private func lineage(of section: Identifier<Section>) throws -> [Identifier<Section>] {
        try connection.query(
            """
            WITH RECURSIVE line (id, parent_id) AS (
                SELECT id, parent_id FROM section WHERE id = ?
                UNION SELECT section.id, section.parent_id FROM section JOIN line ON section.id = line.parent_id)
            SELECT id FROM line
            """,
            [.id(section)]
        ) { $0.id(0) }
    }

    private func freeDocument(at published: Timestamp) throws -> Int64 {
        let first = Self.firstDocument(at: published)
        let last =
            try connection.first(
                "SELECT MAX(id) FROM search_document WHERE id >= ? AND id < ?",
                [.int(first), .int(first + Self.documentsPerMinute)]
            ) { $0.isNull(0) ? nil : $0.int(0) } ?? nil
        guard let last else { return first }
        if last + 1 < first + Self.documentsPerMinute { return last + 1 }
        return try freeDocument(at: published.advanced(bySeconds: 60))
    }
}
