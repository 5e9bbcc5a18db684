import PortadaCore

extension Newsroom {
    /// Saves a new story. Number and version of the value are given by the store; fails when its address is taken.
    public func create(_ article: Article, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await perform(.create, by: actor, at: time) { operation in
            try operation.requireComplete(article)
            try operation.requireFree(article.path, for: nil)
            let created = try ArticleWriter(operation).insert(article)
            try operation.audit("create", "article", created.id.rawValue)
            if created.status.isPublic { try operation.tell("article.published", created.id) }
            return created
        }
    }

    /// Saves a story over the version that it was based on. Fails with `conflict` when somebody saved in between.
    /// Its status stays as it is; a new address keeps the old one as a redirect.
    public func save(_ article: Article, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await perform(.save, by: actor, at: time) { operation in
            let before = try operation.article(article.id)
            guard before.version == article.version else {
                throw StoreError(
                    .conflict,
                    "Article \(article.id) was saved in between: it is at version \(before.version)."
                )
            }
            var after = article
            after.status = before.status
            try operation.requireComplete(after)
            if after.path != before.path {
                try operation.requireFree(after.path, for: after.id)
                try operation.keepAddress(before.path, of: after.id, status: before.status)
            }
            let saved = try ArticleWriter(operation).update(before, to: after)
            try operation.audit("save", "article", saved.id.rawValue)
            if saved.status.isPublic { try operation.tell("article.updated", saved.id) }
            return saved
        }
    }

    /// Puts a story before the readers. One that was published before keeps its publication time.
    public func publish(_ id: Identifier<Article>, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await change(id, .publish, by: actor, at: time, event: "article.published") { article in
            guard article.status != .published else {
                throw StoreError(.wrongState, "Article \(id) is published already.")
            }
            article.status = .published
            article.times.firstPublished = article.times.firstPublished ?? time
            article.times.published = article.times.published ?? time
            article.times.scheduled = nil
        }
    }

    /// Takes a story back without notice: its address answers 404, and it is a draft again.
    public func unpublish(_ id: Identifier<Article>, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await change(id, .unpublish, by: actor, at: time, event: "article.withdrawn") { article in
            guard article.status == .published else {
                throw StoreError(.wrongState, "Article \(id) is not published.")
            }
            article.status = .draft
        }
    }

    /// Takes a story back with notice: its address answers 410.
    public func withdraw(_ id: Identifier<Article>, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await change(id, .withdraw, by: actor, at: time, event: "article.withdrawn") { article in
            guard article.status == .published else {
                throw StoreError(.wrongState, "Article \(id) is not published.")
            }
            article.status = .withdrawn
        }
    }

    /// Adds a correction to a published story, and marks it as updated.
    public func correct(
        _ id: Identifier<Article>,
        _ correction: Correction,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await change(id, .correct, by: actor, at: time, event: "article.updated") { article in
            guard article.status == .published else {
                throw StoreError(.wrongState, "Only a published story can be corrected.")
            }
            article.corrections.append(correction)
            article.times.updated = max(correction.time, article.times.published ?? correction.time)
        }
    }

    /// Changes a story by an edit of its former state.
    func change(
        _ id: Identifier<Article>,
        _ kind: OperationKind,
        by actor: Actor,
        at time: Timestamp,
        event: String,
        _ edit: @escaping @Sendable (inout Article) throws -> Void
    ) async throws -> Article {
        try await perform(kind, by: actor, at: time) { operation in
            let before = try operation.article(id)
            var after = before
            try edit(&after)
            try operation.requireComplete(after)
            let saved = try ArticleWriter(operation).update(before, to: after)
            try operation.audit(kind.rawValue, "article", id.rawValue)
            try operation.tell(event, id)
            return saved
        }
    }
}

extension Operation {
    /// Fails when another story or a section has this address.
    func requireFree(_ path: String, for id: Identifier<Article>?) throws {
        let owner: Identifier<Article>? = try connection.first(
            "SELECT id FROM article WHERE path = ?",
            [.text(path)]
        ) { $0.id(0) }
        if let owner, owner != id {
            throw StoreError(.addressTaken, "The address \(path) belongs to article \(owner).")
        }
        if try connection.first("SELECT id FROM section WHERE path = ?", [.text(path)], { $0.int(0) }) != nil {
            throw StoreError(.addressTaken, "The address \(path) belongs to a section.")
        }
        let sql = "DELETE FROM redirect WHERE path = ? RETURNING path"
        if try connection.first(sql, [.text(path)], { $0.text(0) }) != nil { touch([.address(of: path)]) }
    }

    /// Keeps an address that readers know, as a redirect to the story.
    func keepAddress(_ path: String, of id: Identifier<Article>, status: ArticleStatus) throws {
        guard status == .published || status == .withdrawn else { return }
        try redirect(path, to: "article_id", id.rawValue)
    }

    /// Fails when readers are to see a story that has no headline or no time.
    func requireComplete(_ article: Article) throws {
        guard article.status.isPublic else { return }
        guard !article.headline.allSatisfy(\.isWhitespace) else {
            throw StoreError(.invalid, "A story needs a headline before it can be published.")
        }
        guard article.times.published != nil else {
            throw StoreError(.invalid, "A published story needs a publication time.")
        }
    }
}
