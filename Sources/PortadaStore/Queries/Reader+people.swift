import PortadaCore

extension Reader {
    static let personColumns = "id, kind, name, slug, role, biography, picture_id"
    private static let personByID = "SELECT \(personColumns) FROM person WHERE id = ? AND \(NameTable.people.isOwn)"

    @Sendable
    static func person(_ row: any SQLRow) -> Person {
        Person(
            id: row.id(0),
            kind: Person.Kind(rawValue: row.text(1)) ?? .staff,
            name: row.text(2),
            slug: row.text(3),
            role: row.text(4),
            biography: row.html(5),
            picture: row.optionalID(6)
        )
    }

    static let tagColumns = "id, name, slug, description"

    @Sendable
    static func tag(_ row: any SQLRow) -> Tag {
        Tag(id: row.id(0), name: row.text(1), slug: row.text(2), description: row.text(3))
    }

    /// People and agencies by their numbers, in the order of the numbers.
    public func people(_ ids: [Identifier<Person>]) throws -> [Person] {
        guard !ids.isEmpty else { return [] }
        trace.note(ids.map { .personDetails($0) })
        return try connection.each(Self.personByID, ids, Self.person)
    }

    /// The person or agency with this slug.
    public func person(slug: String) throws -> Person? {
        trace.note(.address(slug))
        let sql = "SELECT \(Self.personColumns) FROM person WHERE slug = ?"
        let person = try connection.first(sql, [.text(slug)], Self.person)
        if let person { trace.note(.personDetails(person.id)) }
        return person
    }

    /// The person or agency with this name, or with the slug that it makes; nil when there is none, or more than one.
    public func person(named name: String) throws -> Person? {
        let found = try connection.query(
            "SELECT \(Self.personColumns) FROM person WHERE name = ? AND \(NameTable.people.isOwn) LIMIT 2",
            [.text(name)],
            Self.person
        )
        guard found.isEmpty else { return found.count == 1 ? found[0] : nil }
        return try person(slug: Slug.make(from: name))
    }

    /// Whom somebody may mean by a name: those of that very name, or else those whose names differ from it in accents and
    /// capitals alone.
    public func people(called name: String) throws -> [Person] {
        let found = try connection.query(
            "SELECT \(Self.personColumns) FROM person WHERE folded(name) = ? AND \(NameTable.people.isOwn) ORDER BY id LIMIT 10",
            [.text(name.folded)],
            Self.person
        )
        let exact = found.filter { $0.name == name }
        return exact.isEmpty ? found : exact
    }

    /// The people and agencies who sign published stories, by name.
    public func listedPeople(limit: Int) throws -> [Person] {
        trace.note([.people, .latest])
        return try connection.query(
            """
            SELECT \(Self.personColumns) FROM listing_count CROSS JOIN person ON person.id = listing_count.subject
            WHERE listing_count.list = ? AND listing_count.count > 0 AND \(NameTable.people.isOwn) ORDER BY name LIMIT ?
            """,
            [.int(ListKey.personList), .int(Int64(limit))],
            Self.person
        )
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
        return try connection.query(
            """
            SELECT \(Self.tagColumns) FROM listing_count CROSS JOIN tag ON tag.id = listing_count.subject
            WHERE listing_count.list = ? AND listing_count.count > 0 AND \(NameTable.tags.isOwn) ORDER BY name LIMIT ?
            """,
            [.int(ListKey.tagList), .int(Int64(limit))],
            Self.tag
        )
    }
}
