import PortadaCore

/// A tag, person or agency with the number of its published stories.
public struct NameRow<Entity: Sendable>: Sendable {
    /// The name.
    public var entity: Entity
    /// How many published stories have it.
    public var stories: Int
}

extension Reader {
    /// Tags in the order of the alphabet, with the number of their stories.
    /// - Parameters:
    ///   - text: what the name has in it, whatever its accents and capitals; empty for all.
    ///   - last: the tag after which to begin; nil for the first.
    public func tagRows(named text: String, after last: Tag?, limit: Int) throws -> [NameRow<Tag>] {
        try names(
            "id, name, slug, description",
            .tags,
            named: text,
            after: last.map { ($0.name, $0.id.rawValue) },
            limit: limit
        ) { Tag(id: $0.id(0), name: $0.text(1), slug: $0.text(2), description: $0.text(3)) }
    }

    /// People and agencies in the order of the alphabet, with the number of their stories; see `tagRows`.
    public func personRows(named text: String, after last: Person?, limit: Int) throws -> [NameRow<Person>] {
        try names(
            Self.personColumns,
            .people,
            named: text,
            after: last.map { ($0.name, $0.id.rawValue) },
            limit: limit,
            Self.person
        )
    }

    private func names<Entity>(
        _ columns: String,
        _ names: NameTable<Entity>,
        named text: String,
        after last: (name: String, id: Int64)?,
        limit: Int,
        _ read: (any SQLRow) -> Entity
    ) throws -> [NameRow<Entity>] {
        var conditions = ["(name, id) > (?, ?)"]
        var values: [SQLValue] = [.text(last?.name ?? ""), .int(last?.id ?? 0)]
        if !text.isEmpty {
            conditions.append("folded(name) LIKE '%' || ? || '%' ESCAPE '\\'")
            values.append(.text(Self.pattern(text)))
        }
        return try connection.query(
            """
            SELECT \(columns), (SELECT count FROM listing_count WHERE list = \(names.list) AND subject = id)
            FROM \(names.table) WHERE \(conditions.joined(separator: " AND ")) ORDER BY name, id LIMIT ?
            """,
            values + [.int(Int64(limit))]
        ) { row in
            NameRow(entity: read(row), stories: Int(row.int(columns.split(separator: ",").count)))
        }
    }

    /// How many published stories a section has, those of the sections below it included.
    public func storyCounts(of sections: [Identifier<Section>]) throws -> [Identifier<Section>: Int] {
        try sections.reduce(into: [:]) { counts, id in counts[id] = Int(try count(of: .section(id))) }
    }

    /// The pages outside the news ("About us"), whatever their state, by headline.
    public func pageRows(limit: Int) throws -> [StoryRow] {
        try withNames(
            connection.query(
                """
                SELECT \(StoryRow.columns) FROM article LEFT JOIN account ON account.id = article.owner_id
                WHERE article.kind = 'page' AND article.status NOT IN ('trashed', 'killed')
                ORDER BY article.headline LIMIT ?
                """,
                [.int(Int64(limit))]
            ) { StoryRow($0) }
        )
    }
}
