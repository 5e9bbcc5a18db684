import PortadaCore

/// A link by which people without an account read a story before its publication.
public struct PreviewLink: Sendable, Hashable, Identifiable {
    /// Its number in the store.
    public var id: Identifier<PreviewLink>
    /// The story.
    public var article: Identifier<Article>
    /// When it was made.
    public var created: Timestamp
    /// When it ends.
    public var expires: Timestamp
    /// Who made it.
    public var actor: String
}

extension Newsroom {
    /// Makes a link by which people without an account read a story. Fails for one that lies in the bin or was killed,
    /// and for whoever may not edit one that readers don't see: who gives it out of the house answers for it.
    /// - Parameter token: the digest of the secret in the link; the secret itself is not kept.
    public func sharePreview(
        of id: Identifier<Article>,
        token: String,
        until end: Timestamp,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.sharePreview, by: actor, at: time) { operation in
            let story = try operation.article(id)
            guard !story.status.isPutAway else {
                throw StoreError(.wrongState, "Article \(id) is \(story.status.rawValue).")
            }
            try operation.requireMayShare(story)
            try operation.connection.execute(
                """
                INSERT INTO preview_link (token, article_id, created_at, expires_at, actor, account_id)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(token), .id(id), .time(time), .time(end), .text(actor.description), .id(actor.account),
                ]
            )
            try operation.connection.execute("DELETE FROM preview_link WHERE expires_at <= ?", [.time(time)])
            try operation.audit(operation.kind.rawValue, "article", id.rawValue, "until \(end.rawValue)")
        }
    }

    /// Ends a link. Fails when there is none.
    public func endPreview(
        _ link: Identifier<PreviewLink>,
        of id: Identifier<Article>,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.endPreview, by: actor, at: time) { operation in
            let sql = "DELETE FROM preview_link WHERE id = ? AND article_id = ? RETURNING account_id"
            let found = try operation.connection.first(sql, [.id(link), .id(id)]) { row -> Identifier<Account>? in
                row.optionalID(0)
            }
            guard let maker = found else { throw StoreError(.notFound, "Article \(id) has no such link.") }
            if maker == nil || maker != actor.account { try operation.requireMayShare(operation.article(id)) }
            try operation.audit(operation.kind.rawValue, "article", id.rawValue)
        }
    }
}

extension Operation {
    /// Fails when the actor may not edit a story that readers don't see.
    fileprivate func requireMayShare(_ story: Article) throws {
        if story.status != .published { try requireMayEdit(story) }
    }

    /// Ends all links to a story.
    func endPreviews(of story: Identifier<Article>) throws {
        try connection.execute("DELETE FROM preview_link WHERE article_id = ?", [.id(story)])
    }
}

extension Reader {
    /// The story that a link shows, and when the link ends; nil when it has ended, or the story was put away.
    /// - Parameter token: the digest of the secret in the link.
    public func preview(token: String, at time: Timestamp) throws -> (story: Article, expires: Timestamp)? {
        let found: (Identifier<Article>, Timestamp)? = try connection.first(
            "SELECT article_id, expires_at FROM preview_link WHERE token = ? AND expires_at > ?",
            [.text(token), .time(time)]
        ) { ($0.id(0), $0.time(1)) }
        guard let (id, end) = found, let story = try article(id), !story.status.isPutAway else { return nil }
        return (story, end)
    }

    /// The links to a story that have not ended, the newest first.
    public func previewLinks(of story: Identifier<Article>, at time: Timestamp) throws -> [PreviewLink] {
        try connection.query(
            """
            SELECT id, article_id, created_at, expires_at, actor FROM preview_link
            WHERE article_id = ? AND expires_at > ? ORDER BY id DESC LIMIT 100
            """,
            [.id(story), .time(time)]
        ) { row in
            PreviewLink(
                id: row.id(0),
                article: row.id(1),
                created: row.time(2),
                expires: row.time(3),
                actor: row.text(4)
            )
        }
    }
}
