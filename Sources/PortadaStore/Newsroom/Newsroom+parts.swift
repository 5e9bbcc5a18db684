import PortadaCore

extension Newsroom {
    /// Saves a section, new when `id` is nil. One that moves in the tree takes its stories along, which takes a while.
    public func save(
        _ section: Section,
        id: Identifier<Section>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<Section> {
        try await savePart("section", .saveSection, by: actor, at: time) { operation in
            if let id, let parent = section.parent,
                try operation.sections().lineage(of: parent).contains(where: { $0.id == id })
            {
                throw StoreError(.invalid, "A section can't lie below itself.")
            }
            let story: Identifier<Article>? = try operation.connection.first(
                "SELECT id FROM article WHERE path = ?",
                [.text(section.path)]
            ) { $0.id(0) }
            if let story {
                throw StoreError(.addressTaken, "The address \(section.path) belongs to article \(story).")
            }
            return try operation.write(section, id: id)
        }
    }

    /// Saves a person or an agency, new when `id` is nil.
    public func save(
        _ person: Person,
        id: Identifier<Person>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<Person> {
        try await savePart("person", .savePerson, by: actor, at: time) { try $0.write(person, id: id) }
    }

    /// Saves a tag, new when `id` is nil.
    public func save(
        _ tag: Tag,
        id: Identifier<Tag>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<Tag> {
        try await savePart("tag", .saveTag, by: actor, at: time) { try $0.write(tag, id: id) }
    }

    func savePart<Entity>(
        _ subject: String,
        _ kind: OperationKind,
        by actor: Actor,
        at time: Timestamp,
        _ write: @escaping @Sendable (Operation) throws -> Identifier<Entity>
    ) async throws -> Identifier<Entity> {
        try await perform(kind, by: actor, at: time) { operation in
            let id = try write(operation)
            try operation.audit("save", subject, id.rawValue)
            return id
        }
    }
}
