import PortadaCore

/// Tags, or people and agencies: where each stands in the database, for what is done with both alike.
public struct NameTable<Entity: Sendable>: Sendable {
    /// The word in `merged_name`, `external_id` and the audit.
    let kind: String
    /// The table of the names themselves, and what of it makes one.
    let table: String
    let columns: String
    let read: @Sendable (any SQLRow) -> Entity
    /// The table that ties stories to them, and its column.
    let tie: (table: String, column: String)
    /// The lists of their stories, as `ListKey` numbers them.
    let list: Int64
    /// Their column in `redirect`.
    let redirectColumn: String
}

extension NameTable<Tag> {
    /// Tags.
    public static let tags = NameTable(
        kind: "tag",
        table: "tag",
        columns: Reader.tagColumns,
        read: Reader.tag,
        tie: ("article_tag", "tag_id"),
        list: ListKey.tagList,
        redirectColumn: "tag_id"
    )
}

extension NameTable<Person> {
    /// People and agencies.
    public static let people = NameTable(
        kind: "person",
        table: "person",
        columns: Reader.personColumns,
        read: Reader.person,
        tie: ("article_person", "person_id"),
        list: ListKey.personList,
        redirectColumn: "person_id"
    )
}

extension Operation {
    /// Gives all stories of one name to another and removes it. Its address leads on; its number is understood for good.
    func merge<Entity>(_ old: Identifier<Entity>, into kept: Identifier<Entity>, _ names: NameTable<Entity>) throws {
        try moveTies(old, kept, names)
        try moveListing(old, kept, names)
        let (column, both) = (names.redirectColumn, [SQLValue.id(kept), .id(old)])
        try connection.execute("UPDATE redirect SET \(column) = ? WHERE \(column) = ?", both)
        try connection.execute(
            "UPDATE external_id SET local_id = ? WHERE kind = '\(names.kind)' AND local_id = ?",
            both
        )
        try connection.execute(
            "UPDATE merged_name SET new_id = ? WHERE kind = '\(names.kind)' AND new_id = ?",
            both
        )
        try connection.execute(
            "INSERT INTO merged_name (kind, old_id, new_id) VALUES ('\(names.kind)', ?, ?)",
            [.id(old), .id(kept)]
        )
        try connection.execute("DELETE FROM \(names.table) WHERE id = ?", [.id(old)])
    }

    private func moveTies<Entity>(
        _ old: Identifier<Entity>,
        _ kept: Identifier<Entity>,
        _ names: NameTable<Entity>
    ) throws {
        let (table, column) = names.tie
        // A story that has both keeps the one.
        try connection.execute(
            """
            DELETE FROM \(table) WHERE \(column) = ?
                AND article_id IN (SELECT article_id FROM \(table) WHERE \(column) = ?)
            """,
            [.id(old), .id(kept)]
        )
        try connection.execute("UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", [.id(kept), .id(old)])
    }

    private func moveListing<Entity>(
        _ old: Identifier<Entity>,
        _ kept: Identifier<Entity>,
        _ names: NameTable<Entity>
    ) throws {
        let moved: [Int64] = try connection.query(
            """
            INSERT INTO listing (list, subject, published_at, article_id)
            SELECT list, ?, published_at, article_id FROM listing WHERE list = ? AND subject = ?
            ON CONFLICT (list, subject, published_at, article_id) DO NOTHING RETURNING article_id
            """,
            [.id(kept), .int(names.list), .id(old)]
        ) { $0.int(0) }
        countListing(ListKey(list: names.list, subject: kept.rawValue), Int64(moved.count))
        for table in ["listing", "listing_count"] {
            try connection.execute(
                "DELETE FROM \(table) WHERE list = ? AND subject = ?",
                [.int(names.list), .id(old)]
            )
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
