import PortadaCore

extension Newsroom {
    /// Adds a comment. One that is approved is seen at once.
    public func addComment(_ comment: Comment, by actor: Actor, at time: Timestamp) async throws -> Comment {
        try await perform(.addComment, by: actor, at: time) { operation in
            let added = try operation.insert(comment)
            try operation.audit("comment", "article", comment.article.rawValue)
            return added
        }
    }

    /// Decides about a comment.
    public func decide(
        _ id: Identifier<Comment>,
        _ status: Comment.Status,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.decideComment, by: actor, at: time) { operation in
            guard try operation.exists(id) else { throw StoreError(.notFound, "There is no comment \(id).") }
            _ = try operation.decide(CommentDecision(id, to: status))
        }
    }

    /// Decides about many comments at once. Those that stand elsewhere by now, and those that are gone, are left alone.
    /// - Returns: what was done, each with where the comment stood before, so that it can be taken back.
    public func decide(
        _ decisions: [CommentDecision],
        by actor: Actor,
        at time: Timestamp
    ) async throws -> [CommentDecision] {
        try await perform(.decideComment, by: actor, at: time) { operation in
            try decisions.compactMap { try operation.decide($0) }
        }
    }
}

extension Operation {
    fileprivate func exists(_ id: Identifier<Comment>) throws -> Bool {
        try connection.first("SELECT 1 FROM comment WHERE id = ?", [.id(id)]) { _ in true } ?? false
    }

    /// Does what is decided, unless the comment stands elsewhere than the one who decides saw, or there already.
    fileprivate func decide(_ decision: CommentDecision) throws -> CommentDecision? {
        let found: (former: Comment.Status, article: Identifier<Article>)? = try connection.first(
            "SELECT status, article_id FROM comment WHERE id = ?",
            [.id(decision.comment)]
        ) { (Comment.Status(rawValue: $0.text(0)) ?? .pending, $0.id(1)) }
        guard let found, found.former != decision.status, found.former == decision.former ?? found.former else {
            return nil
        }
        try connection.execute(
            "UPDATE comment SET status = ? WHERE id = ?",
            [.text(decision.status.rawValue), .id(decision.comment)]
        )
        touch([.comments(found.article)])
        try audit(decision.status.rawValue, "comment", decision.comment.rawValue)
        return CommentDecision(decision.comment, from: found.former, to: decision.status)
    }

    /// Writes a comment; its number is given by the store.
    func insert(_ comment: Comment) throws -> Comment {
        var comment = comment
        comment.id = Identifier(
            try connection.insert(
                """
                INSERT INTO comment (article_id, parent_id, author, text, created_at, status)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                """,
                [
                    .id(comment.article), .id(comment.parent), .text(comment.author), .text(comment.text.markup),
                    .time(comment.time), .text(comment.status.rawValue),
                ]
            )
        )
        try TextIndex.comments.add(comment.id, connection)
        touch([.comments(comment.article)])
        return comment
    }

    /// Writes a comment over its former state.
    func update(_ comment: Comment) throws {
        try TextIndex.comments.remove(comment.id, connection)
        try connection.execute(
            "UPDATE comment SET parent_id = ?, author = ?, text = ?, created_at = ?, status = ? WHERE id = ?",
            [
                .id(comment.parent), .text(comment.author), .text(comment.text.markup), .time(comment.time),
                .text(comment.status.rawValue), .id(comment.id),
            ]
        )
        try TextIndex.comments.add(comment.id, connection)
        touch([.comments(comment.article)])
    }
}
