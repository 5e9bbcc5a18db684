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
        return try listed(.people, limit: limit)
    }

    /// People and agencies in the order of their numbers, after one of them.
    public func people(after last: Identifier<Person>?, limit: Int) throws -> [Person] {
        try people(numbers(of: .people, after: last, limit: limit))
    }
}
