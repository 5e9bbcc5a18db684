import PortadaCore

extension Reader {
    static let tagColumns = "id, name, slug, description"

    @Sendable
    static func tag(_ row: any SQLRow) -> Tag {
        Tag(id: row.id(0), name: row.text(1), slug: row.text(2), description: row.text(3))
    }

    /// Tags by their numbers, in the order of the numbers.
    public func tags(_ ids: [Identifier<Tag>]) throws -> [Tag] {
        guard !ids.isEmpty else { return [] }
        trace.note(ids.map { .tagDetails($0) })
        let sql = "SELECT \(Self.tagColumns) FROM tag WHERE id = ? AND \(NameTable.tags.isOwn)"
        return try connection.each(sql, ids, Self.tag)
    }

    /// The tag with this slug.
    public func tag(slug: String) throws -> Tag? {
        trace.note(.address(slug))
        let tag = try connection.first(
            "SELECT \(Self.tagColumns) FROM tag WHERE slug = ?",
            [.text(slug)],
            Self.tag
        )
        if let tag { trace.note(.tagDetails(tag.id)) }
        return tag
    }

    /// The tag of a name, whatever its capitals; names that differ in an accent or an ñ are two.
    public func tag(called name: String) throws -> Tag? {
        let key = name.nameKey
        guard !key.isEmpty else { return nil }
        let exact = "SELECT \(Self.tagColumns) FROM tag WHERE name = ? AND \(NameTable.tags.isOwn) ORDER BY id LIMIT 1"
        if let tag = try connection.first(exact, [.text(name)], Self.tag) { return tag }
        return try connection.query(
            "SELECT \(Self.tagColumns) FROM tag WHERE folded(name) = ? AND \(NameTable.tags.isOwn) ORDER BY id LIMIT 100",
            [.text(key.folded)],
            Self.tag
        ).first { $0.nameKey == key }
    }

    /// The tags of published stories, by name.
    public func listedTags(limit: Int) throws -> [Tag] {
        trace.note([.tags, .latest])
        return try listed(.tags, limit: limit)
    }

    /// Tags in the order of their numbers, after one of them.
    public func tags(after last: Identifier<Tag>?, limit: Int) throws -> [Tag] {
        try tags(numbers(of: .tags, after: last, limit: limit))
    }
}
