import PortadaCore

extension Newsroom {
    /// Saves a person or an agency, new when `id` is nil.
    public func save(
        _ person: Person,
        id: Identifier<Person>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<Person> {
        try await savePart("person", .savePerson, by: actor, at: time) { try $0.write(person, id: id) }
    }

    /// Makes several people or agencies one, as `mergeTags` does.
    public func mergePeople(
        _ others: [Identifier<Person>],
        into kept: Identifier<Person>,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.mergePeople, by: actor, at: time) { operation in
            guard let target = try operation.reader.people([kept]).first else {
                throw StoreError.missing("person", kept)
            }
            for id in Set(others) where id != kept {
                guard let other = try operation.reader.people([id]).first else {
                    throw StoreError.missing("person", id)
                }
                try operation.connection.execute(
                    "UPDATE account SET person_id = ? WHERE person_id = ?",
                    [.id(kept), .id(id)]
                )
                try operation.merge(id, into: kept, .people)
                try operation.redirect(other.listAddress.path, to: "person_id", kept.rawValue)
                operation.touch(lists: [.person(id)])
                operation.touch([.personDetails(id), .address(other.slug)])
                try operation.audit("merge", "person", kept.rawValue, "\(other.name) → \(target.name)")
            }
            operation.touch(lists: [.person(kept)])
            operation.touch([.personDetails(kept), .people])
        }
    }
}

extension Operation {
    /// Writes a person or an agency, new (`id` nil) or over the former state.
    func write(_ person: Person, id: Identifier<Person>?) throws -> Identifier<Person> {
        let values: [SQLValue] = [
            .text(person.kind.rawValue), .text(person.name), .text(person.slug), .text(person.role),
            .text(person.biography.markup), .id(person.picture),
        ]
        touch([.people, .address(person.slug)])
        guard let id else {
            return Identifier(
                try connection.insert(
                    """
                    INSERT INTO person (kind, name, slug, role, biography, picture_id)
                    VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                    """,
                    values
                )
            )
        }
        if let old = try reader.people([id]).first {
            try keepAddress(old, of: person)
            if old.name != person.name { try indexAnew(id) }
        }
        try update(
            "UPDATE person SET kind = ?, name = ?, slug = ?, role = ?, biography = ?, picture_id = ?",
            id,
            values,
            and: NameTable.people.isOwn
        )
        touch([.personDetails(id)])
        return id
    }

    /// A new address of a person keeps the old one.
    private func keepAddress(_ old: Person, of person: Person) throws {
        guard old.listAddress != person.listAddress else { return }
        touch([.address(old.slug)])
        try redirect(old.listAddress.path, to: "person_id", old.id.rawValue)
    }
}
