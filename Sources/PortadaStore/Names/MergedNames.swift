import PortadaCore

/// Gives the stories of names that were merged to the names that they became, a few at a time, so that nobody waits for an
/// archive. Readers and the desk see one name from the first moment. Killed at any moment, it goes on where it was.
public struct MergedNames: Sendable {
    private let store: Store
    private let clock: StoryTurn.Clock

    /// The merged names of a newspaper.
    public init(_ store: Store) {
        self.init(store, clock: { .now })
    }

    init(_ store: Store, clock: @escaping StoryTurn.Clock) {
        (self.store, self.clock) = (store, clock)
    }

    /// Gives the next few stories to the name that is kept.
    /// - Returns: whether there may be more.
    public func give(at time: Timestamp) async throws -> Bool {
        let next = try await store.read(.upkeep) { reader in
            try reader.connection.first("SELECT kind, old_id, new_id FROM merging_name LIMIT 1") {
                ($0.text(0), $0.int(1), $0.int(2))
            }
        }
        guard let (kind, old, kept) = next else { return false }
        let operation: OperationKind = kind == NameTable<Tag>.tags.kind ? .mergeTags : .mergePeople
        try await store.newsroom.perform(operation, by: .program("upkeep"), at: time) { [clock] operation in
            let turn = StoryTurn(clock: clock)
            if kind == NameTable<Tag>.tags.kind {
                try operation.giveStories(Identifier(old), to: Identifier(kept), .tags, turn)
            } else {
                try operation.giveStories(Identifier(old), to: Identifier(kept), .people, turn)
            }
        }
        return true
    }
}

extension Operation {
    /// Makes two names one: the address of the one that goes leads on, its number is understood for good, and its stories are
    /// given to the other, the first few at once, the others by `MergedNames`.
    func merge<Entity>(_ old: Identifier<Entity>, into kept: Identifier<Entity>, _ names: NameTable<Entity>) throws {
        let (column, both) = (names.redirectColumn, [SQLValue.id(kept), .id(old)])
        try connection.execute("UPDATE redirect SET \(column) = ? WHERE \(column) = ?", both)
        try connection.execute(
            "UPDATE external_id SET local_id = ? WHERE kind = '\(names.kind)' AND local_id = ?",
            both
        )
        for table in ["merged_name", "merging_name"] {
            try connection.execute(
                "UPDATE \(table) SET new_id = ? WHERE kind = '\(names.kind)' AND new_id = ?",
                both
            )
            try connection.execute(
                "INSERT INTO \(table) (kind, old_id, new_id) VALUES ('\(names.kind)', ?, ?)",
                [.id(old), .id(kept)]
            )
        }
        // Nobody finds it any more, and another may have its address.
        try connection.execute(
            "UPDATE \(names.table) SET slug = ? WHERE id = ?",
            [.text("/merged/\(names.kind)/\(old)"), .id(old)]
        )
        try giveStories(old, to: kept, names, StoryTurn())
    }

    /// Gives the next few stories of a name that was merged to the one that is kept; with the last of them it goes.
    func giveStories<Entity>(
        _ old: Identifier<Entity>,
        to kept: Identifier<Entity>,
        _ names: NameTable<Entity>,
        _ turn: StoryTurn
    ) throws {
        var turn = turn
        let (table, column) = names.tie
        let stories = try connection.query(
            "SELECT article_id FROM \(table) WHERE \(column) = ? LIMIT ?",
            [.id(old), .int(Int64(StoryTurn.most))]
        ) { $0.int(0) }
        var given = 0
        while given < stories.count, turn.takesAnother() {
            try give(stories[given], of: old, to: kept, names)
            given += 1
        }
        touch(lists: [names.list(old), names.list(kept)].compactMap(\.queryTag))
        guard given < StoryTurn.most, given == stories.count else { return }
        try connection.execute(
            "DELETE FROM listing_count WHERE list = ? AND subject = ?",
            [.int(names.list), .id(old)]
        )
        forgetListing(names.list(old))
        try connection.execute(
            "DELETE FROM merging_name WHERE kind = '\(names.kind)' AND old_id = ?",
            [.id(old)]
        )
        try connection.execute("DELETE FROM \(names.table) WHERE id = ?", [.id(old)])
        try names.given?(self, kept)
    }

    /// A story that has both keeps the one.
    private func give<Entity>(
        _ story: Int64,
        of old: Identifier<Entity>,
        to kept: Identifier<Entity>,
        _ names: NameTable<Entity>
    ) throws {
        let (table, column) = names.tie
        try connection.execute(
            """
            DELETE FROM \(table) WHERE article_id = ? AND +\(column) = ?
                AND EXISTS (SELECT 1 FROM \(table) AS other WHERE other.article_id = ? AND +other.\(column) = ?)
            """,
            [.int(story), .id(old), .int(story), .id(kept)]
        )
        try connection.execute(
            "UPDATE \(table) SET \(column) = ? WHERE article_id = ? AND +\(column) = ?",
            [.id(kept), .int(story), .id(old)]
        )
        let moments = try connection.query(
            "DELETE FROM listing WHERE article_id = ? AND +list = ? AND +subject = ? RETURNING published_at",
            [.int(story), .int(names.list), .id(old)]
        ) { $0.int(0) }
        for moment in moments {
            countListing(names.list(old), -1)
            let isNew = try connection.first(
                """
                INSERT INTO listing (list, subject, published_at, article_id) VALUES (?, ?, ?, ?)
                ON CONFLICT (list, subject, published_at, article_id) DO NOTHING RETURNING article_id
                """,
                [.int(names.list), .id(kept), .int(moment), .int(story)]
            ) { _ in true }
            if isNew == true { countListing(names.list(kept), 1) }
        }
    }

    /// A story's tags and bylines as they are called now: those that were merged meanwhile are the ones they became.
    func withCurrentNames(_ article: Article) throws -> Article {
        var article = article
        article.tags = try reader.current(article.tags, .tags)
        article.bylines = try reader.current(article.bylines, .people)
        return article
    }
}

extension Reader {
    /// Tags, or people and agencies, as they are called now: those that were merged meanwhile are the ones they became.
    public func current<Entity>(
        _ ids: [Identifier<Entity>],
        _ names: NameTable<Entity>
    ) throws -> [Identifier<Entity>] {
        let sql = "SELECT new_id FROM merged_name WHERE kind = '\(names.kind)' AND old_id = ?"
        var seen: Set<Identifier<Entity>> = []
        return try ids.map { id in try connection.first(sql, [.id(id)]) { $0.id(0) } ?? id }
            .filter { seen.insert($0).inserted }
    }
}
