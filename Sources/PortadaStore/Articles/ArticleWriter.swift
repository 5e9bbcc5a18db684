import PortadaCore

/// Writes stories: the row, what hangs on it, the lists it stands in, the search index and the revision.
struct ArticleWriter {
    let operation: Operation
    private var connection: any Connection { operation.connection }

    init(_ operation: Operation) {
        self.operation = operation
    }

    /// Writes a new story; its number and version are given by the store.
    func insert(_ article: Article) throws -> Article {
        var article = try operation.withCurrentNames(article)
        article.version = 1
        if article.bodyPictures.isEmpty { article.bodyPictures = try shown(in: article.body, former: []) }
        let bodyID = try insertBody(article.body)
        let id = try connection.insert(
            """
            INSERT INTO article (kind, status, kicker, headline, summary, body_id, agency_credit, primary_section_id,
                lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at,
                published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title,
                social_description, version, owner_id, embargo_until, withdrawal_notice, edited_at, teaser)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING id
            """,
            values(article, bodyID: bodyID)
        )
        article.id = Identifier(id)
        try writeRelations(article)
        try place(nil, article)
        try SearchIndex(connection).add(article)
        try TextIndex.drafts.add(article.id, connection)
        try writeRevision(article, bodyID: bodyID)
        return article
    }

    /// Writes a story over its former state; the version grows by one.
    func update(_ before: Article, to after: Article) throws -> Article {
        var after = try operation.withCurrentNames(after)
        after.version = before.version + 1
        try awaitEmbargo(before, &after)
        if before.body != after.body, before.bodyPictures == after.bodyPictures {
            after.bodyPictures = try shown(in: after.body, former: before.bodyPictures)
        }
        let bodyID = before.body == after.body ? try currentBody(before.id) : try insertBody(after.body)
        try SearchIndex(connection).remove(before)
        try TextIndex.drafts.remove(before.id, connection)
        try connection.execute(
            """
            UPDATE article SET kind = ?, status = ?, kicker = ?, headline = ?, summary = ?, body_id = ?,
                agency_credit = ?, primary_section_id = ?, lead_picture_id = ?, lead_caption = ?, lead_alt_text = ?,
                lead_credit = ?, slug = ?, path = ?, created_at = ?, first_published_at = ?, published_at = ?,
                updated_at = ?, scheduled_at = ?, comments_open = ?, search_title = ?, search_description = ?,
                social_title = ?, social_description = ?, version = ?, owner_id = ?, embargo_until = ?,
                withdrawal_notice = ?, edited_at = ?, teaser = ?
            WHERE id = ?
            """,
            values(after, bodyID: bodyID) + [.id(after.id)]
        )
        try clearRelations(after.id)
        try writeRelations(after)
        try place(before, after)
        try SearchIndex(connection).add(after)
        try TextIndex.drafts.add(after.id, connection)
        try writeRevision(after, bodyID: bodyID)
        if before.isListed, !after.isListed { try operation.takeOffFront(after.id) }
        return after
    }

    /// A schedule that stood before the embargo was set or prolonged waits for its end: whoever chose the moment did not
    /// confirm that the embargo should be broken.
    private func awaitEmbargo(_ before: Article, _ after: inout Article) throws {
        guard let due = after.times.scheduled, let end = after.times.embargo, due < end,
            before.times.embargo.map({ $0 < end }) ?? true
        else { return }
        after.times.scheduled = end
        try operation.forgetScheduleRefusal(of: after.id)
        try operation.audit(OperationKind.schedule.rawValue, "article", after.id.rawValue)
    }

    private func shown(in body: CleanHTML, former: [Identifier<Picture>]) throws -> [Identifier<Picture>] {
        try BodyPictureFinder(reader: operation.reader).pictures(in: body, former: former)
    }

    private func values(_ article: Article, bodyID: Int64) -> [SQLValue] {
        let times = article.times
        return [
            .text(article.kind.rawValue), .text(article.status.rawValue), .text(article.kicker),
            .text(article.headline), .text(article.summary), .int(bodyID), .text(article.agencyCredit),
            .id(article.primarySection), .id(article.leadPicture?.picture),
            .text(article.leadPicture?.caption.markup ?? ""), .text(article.leadPicture?.altText ?? ""),
            .text(article.leadPicture?.credit ?? ""), .text(article.slug), .text(article.path), .time(times.created),
            .time(times.firstPublished), .time(times.published), .time(times.updated), .time(times.scheduled),
            .flag(article.commentsOpen), .text(article.searchOverride.title),
            .text(article.searchOverride.description), .text(article.socialOverride.title),
            .text(article.socialOverride.description), .int(article.version),
            .id(article.owner), .time(times.embargo), .text(article.withdrawalNotice),
            .time(edited(article)), .text(article.summary.isEmpty ? article.listedSummary : ""),
        ]
    }

    /// When the story was last saved, which orders the desk's lists: what an import brings was written long before.
    private func edited(_ article: Article) -> Timestamp {
        operation.kind == .importBatch ? min(article.times.modified, operation.time) : operation.time
    }

    private func insertBody(_ body: CleanHTML) throws -> Int64 {
        try connection.insert("INSERT INTO body (markup) VALUES (?) RETURNING id", [.text(body.markup)])
    }

    private func currentBody(_ id: Identifier<Article>) throws -> Int64 {
        guard let body = try connection.first("SELECT body_id FROM article WHERE id = ?", [.id(id)], { $0.int(0) })
        else { throw StoreError(.notFound, "There is no article \(id).") }
        return body
    }

    private func clearRelations(_ id: Identifier<Article>) throws {
        for table in ["article_section", "article_person", "article_tag", "article_picture", "correction"] {
            try connection.execute("DELETE FROM \(table) WHERE article_id = ?", [.id(id)])
        }
    }

    private func writeRelations(_ article: Article) throws {
        try relateListed(article, article.furtherSections, "article_section", "section_id")
        try relateListed(article, article.bylines, "article_person", "person_id")
        try relateListed(article, article.tags, "article_tag", "tag_id")
        try relate(article.id, article.bodyPictures, "article_picture", "picture_id")
        for (position, correction) in article.corrections.enumerated() {
            try connection.execute(
                "INSERT INTO correction (article_id, position, kind, text, created_at) VALUES (?, ?, ?, ?, ?)",
                [
                    .id(article.id), .int(Int64(position)), .text(correction.kind.rawValue),
                    .text(correction.text.markup), .time(correction.time),
                ]
            )
        }
    }

    private func relate<Entity>(
        _ article: Identifier<Article>,
        _ ids: [Identifier<Entity>],
        _ table: String,
        _ column: String
    ) throws {
        for (position, id) in ids.enumerated() {
            try connection.execute(
                "INSERT INTO \(table) (article_id, position, \(column)) VALUES (?, ?, ?)",
                [.id(article), .int(Int64(position)), .id(id)]
            )
        }
    }

    /// The same for what the desk lists stories by: state and time of the save stand with it.
    private func relateListed<Entity>(
        _ article: Article,
        _ ids: [Identifier<Entity>],
        _ table: String,
        _ column: String
    ) throws {
        for (position, id) in ids.enumerated() {
            try connection.execute(
                "INSERT INTO \(table) (article_id, position, \(column), status, edited_at) VALUES (?, ?, ?, ?, ?)",
                [
                    .id(article.id), .int(Int64(position)), .id(id), .text(article.status.rawValue),
                    .time(edited(article)),
                ]
            )
        }
    }

    /// Brings the lists from where the story stood to where it stands, and marks what readers may see differently.
    private func place(_ before: Article?, _ after: Article) throws {
        let sections = try operation.sections()
        operation.touch(ChangeRules.tags(before: before, after: after, sections: sections))
        let old = try before.map { try lists(of: $0.id) } ?? []
        let new = ListKey.all(of: after, sections: sections)
        if let before, before.times.published != after.times.published {
            try leave(old, before)
            try enter(new, after)
        } else {
            if let before { try leave(old.subtracting(new), before) }
            if ChangeRules.isShownOtherwise(before, after) {
                for key in old.intersection(new) { try touchTop(key, after) }
            }
            try enter(new.subtracting(old), after)
        }
    }

    /// The lists that a story stands in. Those of sections that were moved lately may not be those of its sections, see
    /// `MovedSections`.
    private func lists(of story: Identifier<Article>) throws -> Set<ListKey> {
        Set(
            try connection.query("SELECT list, subject FROM listing WHERE article_id = ?", [.id(story)]) {
                ListKey(list: $0.int(0), subject: $0.int(1))
            }
        )
    }

    /// Brings a story whose section was moved in the tree into the lists, and into the search, of the sections above it now.
    func relist(_ story: Article) throws {
        let (old, new) = (try lists(of: story.id), ListKey.all(of: story, sections: try operation.sections()))
        try leave(old.subtracting(new), story)
        try enter(new.subtracting(old), story)
        try SearchIndex(connection).renew(story)
    }

    private func leave(_ keys: Set<ListKey>, _ article: Article) throws {
        for key in keys {
            try touchTop(key, article)
            try connection.execute(
                "DELETE FROM listing WHERE list = ? AND subject = ? AND published_at = ? AND article_id = ?",
                [.int(key.list), .int(key.subject), .time(article.times.published), .id(article.id)]
            )
            operation.countListing(key, -1)
            try touch(key, article)
        }
    }

    private func enter(_ keys: Set<ListKey>, _ article: Article) throws {
        for key in keys {
            try connection.execute(
                "INSERT INTO listing (list, subject, published_at, article_id) VALUES (?, ?, ?, ?)",
                [.int(key.list), .int(key.subject), .time(article.times.published), .id(article.id)]
            )
            operation.countListing(key, 1)
            try touch(key, article)
            try touchTop(key, article)
        }
    }

    /// The first few of a list change with a story that is one of them. Imports, which change all lists, don't look.
    private func touchTop(_ key: ListKey, _ article: Article) throws {
        guard let list = key.queryTag, list.family != .month else { return }
        if operation.kind == .importBatch { return operation.touch([.top(list)]) }
        let newer =
            try connection.first(
                """
                SELECT COUNT(*) FROM (SELECT 1 FROM listing
                    WHERE list = ? AND subject = ? AND (published_at, article_id) > (?, ?) LIMIT ?) AS counted
                """,
                [
                    .int(key.list), .int(key.subject), .time(article.times.published), .id(article.id),
                    .int(Int64(ArticleList.topLength)),
                ]
            ) { $0.int(0) } ?? 0
        if newer < ArticleList.topLength { operation.touch([.top(list)]) }
    }

    /// A list changes in which a story stands or stood.
    private func touch(_ key: ListKey, _ article: Article) throws {
        if let list = key.queryTag { operation.touch([list]) }
        if key == .newspaper { try touchNeighbours(of: article) }
    }

    /// The story's own neighbours change, and those of the two between which it stands or stood.
    private func touchNeighbours(of article: Article) throws {
        operation.touch([.neighbours(article.id)])
        for (comparison, order) in [("<", "DESC"), (">", "ASC")] {
            let neighbour: Identifier<Article>? = try connection.first(
                """
                SELECT article_id FROM listing
                WHERE list = 0 AND subject = 0 AND (published_at, article_id) \(comparison) (?, ?)
                ORDER BY published_at \(order), article_id \(order) LIMIT 1
                """,
                [.time(article.times.published), .id(article.id)]
            ) { $0.id(0) }
            if let neighbour { operation.touch([.neighbours(neighbour)]) }
        }
    }

    private func writeRevision(_ article: Article, bodyID: Int64) throws {
        try connection.execute(
            """
            INSERT INTO revision (article_id, version, created_at, actor, account_id, fields, body_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(article.id), .int(article.version), .time(operation.time), .text(operation.actor.description),
                .id(operation.actor.account), .text(try StoredJSON.encode(RevisionFields(article))), .int(bodyID),
            ]
        )
    }
}
