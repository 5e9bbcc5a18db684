import PortadaCore

extension Newsroom {
    /// Has a published story changed at a moment by `performPlan`. Fails for a story that readers don't see and won't, and
    /// for a moment that has passed.
    /// - Parameters:
    ///   - replaced: the plan that this one stands for from now on.
    ///   - journal: the journal that it was written in, which the plan ends.
    public func planChange(
        _ act: PlannedChange.Act,
        of id: Identifier<Article>,
        at due: Timestamp,
        replacing replaced: Identifier<PlannedChange>? = nil,
        ending journal: JournalEntry.Mark? = nil,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<PlannedChange> {
        try await perform(.planChange, by: actor, at: time) { operation in
            let story = try operation.article(id)
            guard story.status == .published || story.status == .scheduled else {
                throw StoreError(.wrongState, "Article \(id) is \(story.status.rawValue): there is nothing to change.")
            }
            guard due > time else { throw StoreError(.invalid, "A plan needs a moment that is to come.") }
            if let journal { try operation.endJournal(journal, of: id) }
            if let replaced { try operation.deletePlan(replaced, of: id) }
            let plan = try operation.insertPlan(act, of: story, at: due)
            let detail = "\(act.name) \(due.rawValue)"
            try operation.audit(operation.kind.rawValue, "article", id.rawValue, detail)
            return plan
        }
    }

    /// Gives a plan up. Fails when there is none, because its time came or someone else gave it up.
    public func dropPlan(
        _ plan: Identifier<PlannedChange>,
        of id: Identifier<Article>,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.dropPlan, by: actor, at: time) { operation in
            try operation.deletePlan(plan, of: id)
            try operation.audit(operation.kind.rawValue, "article", id.rawValue)
        }
    }

    /// Does what was planned, when its time has come; nil when it is no longer due, because it was done or given up. The
    /// audit says how late it is. Fails with `conflict` when what was prepared touches what others changed meanwhile.
    public func performPlan(
        _ id: Identifier<PlannedChange>,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> PlannedChange? {
        try await perform(.performPlan, by: actor, at: time) { operation in
            guard let plan = try operation.reader.plan(id), plan.due <= time else { return nil }
            let before = try operation.article(plan.article)
            guard before.status == .published else {
                throw StoreError(.wrongState, "Article \(before.id) is \(before.status.rawValue).")
            }
            var after = before
            try operation.apply(plan, to: &after)
            try operation.requireComplete(after)
            try operation.moveAddress(of: before, to: after)
            _ = try ArticleWriter(operation).update(before, to: after)
            try operation.deletePlan(id, of: before.id)
            let late = (time.rawValue - plan.due.rawValue) / 1000
            let detail = "\(plan.act.name), \(late) s late"
            try operation.audit(operation.kind.rawValue, "article", before.id.rawValue, detail)
            if after.status != .published { try operation.dropPlans(of: before.id) }
            try operation.tell(after.status == .published ? "article.updated" : "article.withdrawn", before.id)
            return plan
        }
    }
}

extension PlannedChange.Act {
    /// Its name in the store and the audit.
    var name: String {
        switch self {
        case .unpublish: "unpublish"
        case .update: "update"
        }
    }
}

extension Operation {
    fileprivate func insertPlan(
        _ act: PlannedChange.Act,
        of story: Article,
        at due: Timestamp
    ) throws -> Identifier<PlannedChange> {
        var (content, base, announces): (String?, String?, Bool) = (nil, nil, false)
        if case .update(let planned, let begun, let isTold) = act {
            content = try StoredJSON.encode(StoredContent(planned, of: story))
            base = try StoredJSON.encode(StoredContent(begun, of: story))
            announces = isTold
        }
        return Identifier(
            try connection.insert(
                """
                INSERT INTO planned_change (article_id, kind, due_at, created_at, actor, account_id, content, base,
                    announces)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                [
                    .id(story.id), .text(act.name), .time(due), .time(time), .text(actor.description),
                    .id(actor.account), .optional(content), .optional(base), .flag(announces),
                ]
            )
        )
    }

    fileprivate func deletePlan(_ plan: Identifier<PlannedChange>, of story: Identifier<Article>) throws {
        let sql = "DELETE FROM planned_change WHERE id = ? AND article_id = ? RETURNING id"
        guard try connection.first(sql, [.id(plan), .id(story)], { $0.int(0) }) != nil else {
            throw StoreError(.notFound, "Article \(story) has no plan \(plan).")
        }
        try releaseJournal(of: plan, in: story)
    }

    /// Gives up all that was planned for a story, because it is no longer before the readers.
    func dropPlans(of story: Identifier<Article>) throws {
        for plan in try reader.plans(of: story) { try releaseJournal(of: plan.id, in: story) }
        try connection.execute("DELETE FROM planned_change WHERE article_id = ?", [.id(story)])
    }

    fileprivate func apply(_ plan: PlannedChange, to story: inout Article) throws {
        switch plan.act {
        case .unpublish: story.status = .draft
        case .update(let planned, let base, let announces):
            let edit = StoryEdit(content: planned, base: story.version)
            let merge = try reader.merge(edit, into: story, ancestor: base)
            guard merge.isClean else {
                throw StoreError(.conflict, "Article \(story.id) was changed where the plan changes it too.")
            }
            story = try article(story, with: merge.merged)
            if announces { story.times.updated = max(plan.due, story.times.published ?? plan.due) }
        }
    }
}

extension Store {
    /// Takes note why something that was due was not done. What is stopped is not tried again by itself.
    func note(refusal: StoreError.Code, of plan: Identifier<PlannedChange>, isStopped: Bool) async throws {
        try await note(
            "UPDATE planned_change SET refusal = ?, is_stopped = ? WHERE id = ?",
            [.text(refusal.rawValue), .flag(isStopped), .id(plan)]
        )
    }

    /// Takes note why a story was not published at its time.
    func note(refusal: StoreError.Code, ofScheduled story: Identifier<Article>) async throws {
        try await note(
            """
            INSERT INTO schedule_refusal (article_id, code) VALUES (?, ?)
            ON CONFLICT (article_id) DO UPDATE SET code = excluded.code
            """,
            [.id(story), .text(refusal.rawValue)]
        )
    }
}
