import PortadaCore

extension Newsroom {
    /// The most stories that one act changes.
    public static let maxBulk = 500

    /// Does the same to many stories: one operation, with the rules of each story's state and owner. A story that may
    /// not be changed stays as it is, and the result says why.
    public func changeMany(
        _ ids: [Identifier<Article>],
        _ act: BulkAct,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> BulkResult {
        try await perform(.changeMany, by: actor, at: time) { operation in
            var result = BulkResult(act: act)
            var versions: [(id: Identifier<Article>, before: Int64, after: Int64)] = []
            for id in ids.prefix(Self.maxBulk) {
                try operation.attempt(id, &result) {
                    let before = try operation.article(id)
                    try operation.requireVisible(before)
                    try operation.requireMayEdit(before)
                    var after = before
                    try operation.apply(act, to: &after)
                    guard after != before else { throw BulkRefusal(reason: .unchanged) }
                    let saved = try operation.write(after, over: before, "change-many", operation.words(for: act))
                    versions.append((id, before.version, saved.version))
                }
            }
            result.id = try operation.remember(result, versions)
            return result
        }
    }

    /// Takes an act on many stories back: each gets exactly what the act changed as it was before. One that somebody changed
    /// since stays as it is, and so does one that can't be again what it was: whose minute has passed, whose address or
    /// section is no longer there. Only who did it can take it back, once.
    public func undoMany(
        _ act: Identifier<BulkResult>,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> BulkResult {
        try await perform(.changeMany, by: actor, at: time) { operation in
            let (kind, stories) = try operation.takeBack(act)
            var result = BulkResult(id: act, act: kind)
            for story in stories {
                try operation.attempt(story.id, &result) {
                    let now = try operation.article(story.id)
                    guard now.version == story.after else { throw BulkRefusal(reason: .changedSince) }
                    let former = try operation.revision(of: story.id, version: story.before)
                    var after = now
                    switch kind {
                    case .move: try operation.restoreState(of: &after, former)
                    case .addTag, .removeTag: after.tags = former.tags
                    case .setSection: try operation.restoreSections(of: &after, former, now)
                    }
                    // By the rules of the state that it had: who may throw away may bring back at once.
                    try operation.requireMayEdit(after)
                    _ = try operation.write(after, over: now, "undo-many", "")
                }
            }
            try operation.connection.execute(
                "UPDATE bulk_act SET undone_at = ?, undo_refused = ? WHERE id = ?",
                [.time(time), .text(try StoredJSON.encode(result.refused)), .id(act)]
            )
            return result
        }
    }
}

/// Why a story is passed over.
private struct BulkRefusal: Error {
    let reason: BulkResult.Refusal
}

extension Operation {
    /// Does something to one of several stories; one that is refused is no harm to the others.
    fileprivate func attempt(
        _ id: Identifier<Article>,
        _ result: inout BulkResult,
        _ body: () throws -> Void
    ) throws {
        do {
            try part(body)
            result.done.append(id)
        } catch let refusal as BulkRefusal {
            result.refused.append(BulkResult.Refused(story: id, reason: refusal.reason))
        } catch let error as StoreError {
            guard let reason = Self.reason(error.code) else { throw error }
            result.refused.append(BulkResult.Refused(story: id, reason: reason))
        }
    }

    /// Why a story is passed over; nil for what is wrong with the store and not with the story.
    private static func reason(_ code: StoreError.Code) -> BulkResult.Refusal? {
        switch code {
        case .forbidden: .forbidden
        case .wrongState, .embargoed: .wrongState
        case .notFound: .notFound
        case .conflict, .addressTaken, .invalid: .failed
        default: nil
        }
    }

    /// A killed story is not there for those who may not kill.
    fileprivate func requireVisible(_ story: Article) throws {
        guard story.status == .killed, actor.role?.may(.kill) == false else { return }
        throw StoreError(.notFound, "There is no article \(story.id).")
    }

    fileprivate func apply(_ act: BulkAct, to story: inout Article) throws {
        switch act {
        case .move(let status):
            if story.status == status { throw BulkRefusal(reason: .unchanged) }
            try moveAlong(&story, to: status)
        case .addTag(let tag):
            if !story.tags.contains(tag) { story.tags.append(tag) }
        case .removeTag(let tag): story.tags.removeAll { $0 == tag }
        case .setSection(let section):
            guard try sections()[section] != nil else {
                throw StoreError(.notFound, "There is no section \(section).")
            }
            let before = story
            story.primarySection = section
            story.furtherSections.removeAll { $0 == section }
            try moveAddress(of: &story, before)
        }
    }

    /// Gives a story of another section the address that belongs there; one that readers know keeps the old one, too.
    fileprivate func moveAddress(of story: inout Article, _ before: Article) throws {
        guard story.primarySection != before.primarySection else { return }
        try giveAddress(to: &story, wish: story.slug, before: before)
        guard story.path != before.path else { return }
        try requireFree(story.path, for: story.id)
        try keepAddress(before.path, of: story.id, status: before.status)
    }

    /// Gives a story the state that it had. A minute that has passed is not waited for again: nobody decided that the
    /// story be published now.
    fileprivate func restoreState(of story: inout Article, _ former: RevisionFields) throws {
        if former.status == .scheduled, former.scheduled.map({ $0 <= time }) ?? true {
            throw BulkRefusal(reason: .minutePassed)
        }
        (story.status, story.times.scheduled) = (former.status, former.scheduled)
    }

    /// Gives a story the sections that it had, in their order, none of them the primary one where none was; and its
    /// address, which is still its own unless another took it.
    fileprivate func restoreSections(of story: inout Article, _ former: RevisionFields, _ now: Article) throws {
        let known = try sections()
        guard former.sections.allSatisfy({ known[$0] != nil }) else { throw BulkRefusal(reason: .sectionGone) }
        let hasPrimary = former.hasPrimarySection ?? true
        story.primarySection = hasPrimary ? former.sections.first : nil
        story.furtherSections = Array(former.sections.dropFirst(hasPrimary ? 1 : 0))
        (story.slug, story.path) = (former.slug, former.path)
        guard story.path != now.path else { return }
        do { try requireFree(story.path, for: story.id) } catch let error as StoreError
            where error.code == .addressTaken
        {
            throw BulkRefusal(reason: .addressTaken)
        }
        try keepAddress(now.path, of: story.id, status: now.status)
    }

    /// What the audit says of an act on many stories: what it was, and the name of what it was about.
    fileprivate func words(for act: BulkAct) throws -> String {
        switch act {
        case .move(let status): "move \(status.rawValue)"
        case .addTag(let tag): "tag \(try reader.tags([tag]).first?.name ?? "\(tag)")"
        case .removeTag(let tag): "untag \(try reader.tags([tag]).first?.name ?? "\(tag)")"
        case .setSection(let section): "section \(try sections()[section]?.name ?? "\(section)")"
        }
    }

    fileprivate func write(
        _ after: Article,
        over before: Article,
        _ action: String,
        _ detail: String
    ) throws -> Article {
        let saved = try ArticleWriter(self).update(before, to: after)
        try audit(action, "article", saved.id.rawValue, detail)
        if saved.status.isPublic {
            try tell("article.updated", saved.id)
        } else if saved.status != before.status {
            try tell("article.\(saved.status.rawValue)", saved.id)
        }
        return saved
    }

    /// Keeps what is needed to tell of an act, and to take it back.
    fileprivate func remember(
        _ result: BulkResult,
        _ versions: [(id: Identifier<Article>, before: Int64, after: Int64)]
    ) throws -> Identifier<BulkResult> {
        let number = try connection.insert(
            "INSERT INTO bulk_act (account_id, created_at, act, refused) VALUES (?, ?, ?, ?) RETURNING id",
            [
                .id(actor.account), .time(time), .text(try StoredJSON.encode(result.act)),
                .text(try StoredJSON.encode(result.refused)),
            ]
        )
        for version in versions {
            try connection.execute(
                "INSERT INTO bulk_story (act_id, article_id, before_version, after_version) VALUES (?, ?, ?, ?)",
                [.int(number), .id(version.id), .int(version.before), .int(version.after)]
            )
        }
        return Identifier(number)
    }

    /// What an act that is to be taken back did. Fails for another's, and for one that was taken back before.
    fileprivate func takeBack(
        _ id: Identifier<BulkResult>
    ) throws -> (act: BulkAct, stories: [(id: Identifier<Article>, before: Int64, after: Int64)]) {
        let known: (text: String, account: Identifier<Account>?, isUndone: Bool)? = try connection.first(
            "SELECT act, account_id, undone_at FROM bulk_act WHERE id = ?",
            [.id(id)]
        ) { ($0.text(0), $0.optionalID(1), !$0.isNull(2)) }
        guard let known else { throw StoreError(.notFound, "There is no act \(id).") }
        guard known.account == actor.account else { throw StoreError.forbidden(kind, to: actor) }
        guard !known.isUndone else { throw StoreError(.wrongState, "Act \(id) was taken back before.") }
        let stories: [(id: Identifier<Article>, before: Int64, after: Int64)] = try connection.query(
            "SELECT article_id, before_version, after_version FROM bulk_story WHERE act_id = ?",
            [.id(id)]
        ) { ($0.id(0), $0.int(1), $0.int(2)) }
        return (try StoredJSON.decode(BulkAct.self, from: known.text), stories)
    }

    fileprivate func revision(of id: Identifier<Article>, version: Int64) throws -> RevisionFields {
        let fields = try connection.first(
            "SELECT fields FROM revision WHERE article_id = ? AND version = ?",
            [.id(id), .int(version)]
        ) { $0.text(0) }
        guard let fields else { throw BulkRefusal(reason: .changedSince) }
        return try StoredJSON.decode(RevisionFields.self, from: fields)
    }
}
