import PortadaCore

extension Newsroom {
    /// Saves a new story. Number, version and owner are given by the store; fails when its address is taken.
    public func create(_ article: Article, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await perform(.create, by: actor, at: time) { operation in
            var article = article
            article.owner = actor.account ?? article.owner
            if article.status != .draft { try operation.require(.publish) }
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
            try operation.requireMayEdit(before)
            var after = article
            after.status = before.status
            after.owner = before.owner
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
    /// - Parameter breakingEmbargo: whether someone who may insists, before its embargo ends; the audit says so.
    public func publish(
        _ id: Identifier<Article>,
        breakingEmbargo: Bool = false,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await change(id, .publish, by: actor, at: time, event: "article.published") { operation, article in
            guard article.status != .published, article.status != .trashed else {
                throw StoreError(.wrongState, "Article \(id) is \(article.status.rawValue) already.")
            }
            if article.status == .killed { try operation.require(.kill) }
            try operation.respectEmbargo(of: article, at: time, isBroken: breakingEmbargo)
            article.status = .published
            article.times.firstPublished = article.times.firstPublished ?? time
            article.times.published = article.times.published ?? time
            article.times.scheduled = nil
        }
    }

    /// Takes a story back without notice: its address answers 404, and it is a draft again.
    public func unpublish(_ id: Identifier<Article>, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await change(id, .unpublish, by: actor, at: time, event: "article.withdrawn") { operation, article in
            guard article.status == .published else {
                throw StoreError(.wrongState, "Article \(id) is not published.")
            }
            article.status = .draft
            try operation.dropPlans(of: id)
        }
    }

    /// Takes a story back with notice: its address answers 410.
    /// - Parameter notice: what readers are told there; plain text, may be empty.
    public func withdraw(
        _ id: Identifier<Article>,
        notice: String = "",
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await change(id, .withdraw, by: actor, at: time, event: "article.withdrawn") { operation, article in
            guard article.status == .published else {
                throw StoreError(.wrongState, "Article \(id) is not published.")
            }
            article.status = .withdrawn
            article.withdrawalNotice = notice
            try operation.dropPlans(of: id)
        }
    }

    /// Takes a story out of sight for good reason, whatever its state: its address answers 410, and only those who may
    /// kill find it at the desk.
    public func kill(
        _ id: Identifier<Article>,
        reason: String,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await change(id, .kill, by: actor, at: time, event: "article.killed", detail: reason) {
            operation,
            article in
            guard article.status != .killed else { throw StoreError(.wrongState, "Article \(id) is killed already.") }
            article.status = .killed
            article.times.scheduled = nil
            article.withdrawalNotice = ""
            try operation.dropPlans(of: id)
            try operation.endPreviews(of: id)
        }
    }

    /// Moves a story that readers don't see from one hand to the next: to review, to ready, back, to the bin.
    public func moveAlong(
        _ id: Identifier<Article>,
        to status: ArticleStatus,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await change(id, .moveAlong, by: actor, at: time, event: "article.\(status.rawValue)") {
            operation,
            article in
            try operation.requireMayEdit(article)
            try operation.moveAlong(&article, to: status)
        }
    }

    /// Adds a correction to a published story, and marks it as updated.
    public func correct(
        _ id: Identifier<Article>,
        _ correction: Correction,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await change(id, .correct, by: actor, at: time, event: "article.updated") { _, article in
            guard article.status == .published else {
                throw StoreError(.wrongState, "Only a published story can be corrected.")
            }
            article.corrections.append(correction)
            article.corrections.sort { $0.time < $1.time }
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
        detail: String = "",
        _ edit: @escaping @Sendable (Operation, inout Article) throws -> Void
    ) async throws -> Article {
        try await perform(kind, by: actor, at: time) { operation in
            let before = try operation.article(id)
            var after = before
            try edit(operation, &after)
            try operation.requireComplete(after)
            let saved = try ArticleWriter(operation).update(before, to: after)
            try operation.audit(kind.rawValue, "article", id.rawValue, detail.isEmpty ? saved.status.rawValue : detail)
            try operation.tell(event, id)
            return saved
        }
    }
}

extension Operation {
    /// Moves a story from one hand to the next. Fails for a state that can't follow its own.
    func moveAlong(_ article: inout Article, to status: ArticleStatus) throws {
        guard article.status.steps.contains(status) else {
            throw StoreError(
                .wrongState,
                "Article \(article.id) is \(article.status.rawValue) and can't become \(status.rawValue)."
            )
        }
        if status == .ready || article.status == .scheduled { try require(.publish) }
        article.status = status
        article.times.scheduled = nil
    }

    /// Fails when another story or a section has this address.
    func requireFree(_ path: String, for id: Identifier<Article>?) throws {
        try requireUnreserved(path)
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
        guard status.hasAddress else { return }
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
