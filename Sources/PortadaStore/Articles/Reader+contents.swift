import PortadaCore

extension Reader {
    /// What a story had at one of its versions; nil when there is no such version.
    public func content(of id: Identifier<Article>, version: Int64) throws -> ArticleContent? {
        guard let article = try article(id) else { return nil }
        if article.version == version { return ArticleContent(article) }
        return try connection.first(
            """
            SELECT revision.fields, body.markup FROM revision JOIN body ON body.id = revision.body_id
            WHERE article_id = ? AND version = ?
            """,
            [.id(id), .int(version)]
        ) { row in
            try StoredJSON.decode(RevisionFields.self, from: row.text(0)).content(body: row.html(1), of: article)
        }
    }

    /// The version that a story is at; nil when there is none.
    public func version(of id: Identifier<Article>) throws -> Int64? {
        try connection.first("SELECT version FROM article WHERE id = ?", [.id(id)]) { $0.int(0) }
    }

    /// The pictures that a text shows, in order; those that are not in the newspaper's keeping are left out.
    func pictures(shownIn text: CleanHTML) throws -> [Identifier<Picture>] {
        try text.pictureHashes.compactMap { try picture(hashPrefix: $0)?.id }
    }

    /// The bodies of published stories by number, for a walk through all of them.
    public func publishedBodies(
        after id: Identifier<Article>,
        limit: Int
    ) throws -> [(id: Identifier<Article>, body: CleanHTML)] {
        try connection.query(
            """
            SELECT article.id, body.markup FROM article JOIN body ON body.id = article.body_id
            WHERE article.id > ? AND +article.status = 'published' ORDER BY article.id LIMIT ?
            """,
            [.id(id), .int(Int64(limit))]
        ) { ($0.id(0), $0.html(1)) }
    }
}
