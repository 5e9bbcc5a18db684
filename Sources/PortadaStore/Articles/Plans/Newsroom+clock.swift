import PortadaCore

extension Newsroom {
    /// Has a story published at a moment by `publishDue`. Fails for one that readers see already, and for a moment before
    /// its embargo ends unless someone who may insists.
    public func schedule(
        _ id: Identifier<Article>,
        for moment: Timestamp,
        breakingEmbargo: Bool = false,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Article {
        try await change(id, .schedule, by: actor, at: time, event: "article.scheduled") { operation, article in
            guard [.draft, .inReview, .ready, .scheduled].contains(article.status) else {
                throw StoreError(.wrongState, "Article \(id) is \(article.status.rawValue) and can't be scheduled.")
            }
            guard !article.headline.allSatisfy(\.isWhitespace) else {
                throw StoreError(.invalid, "A story needs a headline before it can be scheduled.")
            }
            try operation.respectEmbargo(of: article, at: moment, isBroken: breakingEmbargo)
            article.status = .scheduled
            article.times.scheduled = moment
            try operation.forgetScheduleRefusal(of: id)
        }
    }

    /// Publishes a scheduled story whose time has come, as of that time; nil when it is no longer due, because someone
    /// else was faster or the newsroom changed its mind. The audit says how late it is.
    public func publishDue(_ id: Identifier<Article>, by actor: Actor, at time: Timestamp) async throws -> Article? {
        try await perform(.publishDue, by: actor, at: time) { operation in
            let before = try operation.article(id)
            guard before.status == .scheduled, let due = before.times.scheduled, due <= time else { return nil }
            var after = before
            after.status = .published
            after.times.firstPublished = after.times.firstPublished ?? due
            after.times.published = after.times.published ?? due
            after.times.scheduled = nil
            try operation.requireComplete(after)
            let saved = try ArticleWriter(operation).update(before, to: after)
            try operation.forgetScheduleRefusal(of: id)
            let late = (time.rawValue - due.rawValue) / 1000
            try operation.audit(operation.kind.rawValue, "article", id.rawValue, "\(late) s late")
            try operation.tell("article.published", id)
            return saved
        }
    }

    /// Takes note that a day began in the newspaper's time zone: pages that name the day change. Does nothing when
    /// that was noted before.
    public func beginDay(_ day: String, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.beginDay, by: actor, at: time) { operation in
            guard try operation.reader.knownDay() != day else { return }
            try operation.connection.set("day", day)
            operation.touch([.day])
            try operation.forgetOldChanges()
        }
    }
}

extension Operation {
    /// How many change rows are kept for programs that have been asleep; one that slept longer starts afresh.
    private static let keptChanges: Int64 = 100_000

    /// Why the story was late no longer matters.
    func forgetScheduleRefusal(of story: Identifier<Article>) throws {
        try connection.execute("DELETE FROM schedule_refusal WHERE article_id = ?", [.id(story)])
    }

    /// Lets go of change rows that nobody needs any more.
    fileprivate func forgetOldChanges() throws {
        try connection.execute(
            "DELETE FROM change WHERE number <= ?",
            [.int(try reader.changeNumber - Self.keptChanges)]
        )
    }
}

extension Reader {
    /// The scheduled stories whose time has come, the longest overdue first.
    public func due(at time: Timestamp, limit: Int) throws -> [Identifier<Article>] {
        try connection.query(
            """
            SELECT id FROM article WHERE status = 'scheduled' AND scheduled_at <= ? ORDER BY scheduled_at LIMIT ?
            """,
            [.time(time), .int(Int64(limit))]
        ) { $0.id(0) }
    }

    /// The last day that `Newsroom.beginDay` noted.
    public func knownDay() throws -> String? {
        try connection.first("SELECT value FROM setting WHERE name = 'day'") { $0.text(0) }
    }
}
