import PortadaCore

extension Newsroom {
    /// Saves a section, new when `id` is nil. The stories of one that moves in the tree
    /// follow it, the newest at once, the others by `MovedSections`.
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
            try operation.requireFree(section, id: id)
            let before = try id.flatMap { try operation.sections()[$0] }
            let saved = try operation.write(section, id: id)
            if let before, before.path != section.path { try operation.moveBelow(saved, from: before.path) }
            return saved
        }
    }

    /// Moves a section one place up or down among its siblings, which are numbered anew; the first stays the first.
    public func moveSection(
        _ id: Identifier<Section>,
        up: Bool,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.saveSection, by: actor, at: time) { operation in
            let tree = try operation.sections()
            guard let section = tree[id] else { throw StoreError(.notFound, "There is no section \(id).") }
            var siblings = section.parent.map { tree.children(of: $0) } ?? tree.roots
            guard let place = siblings.firstIndex(where: { $0.id == id }) else { return }
            let target = up ? place - 1 : place + 1
            guard siblings.indices.contains(target) else { return }
            siblings.swapAt(place, target)
            for (position, var sibling) in siblings.enumerated() where sibling.position != Int64(position + 1) {
                sibling.position = Int64(position + 1)
                _ = try operation.write(sibling, id: sibling.id)
            }
            try operation.audit("save", "section", id.rawValue)
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

extension Operation {
    /// Fails when a story, another section or a part of the site itself has a section's address.
    fileprivate func requireFree(_ section: Section, id: Identifier<Section>?) throws {
        try requireUnreserved(section.path)
        let story: Identifier<Article>? = try connection.first(
            "SELECT id FROM article WHERE path = ?",
            [.text(section.path)]
        ) { $0.id(0) }
        if let story {
            throw StoreError(.addressTaken, "The address \(section.path) belongs to article \(story).")
        }
        if let other = try sections().section(at: section.path), other.id != id {
            throw StoreError(.addressTaken, "The address \(section.path) belongs to the section '\(other.name)'.")
        }
        try connection.execute("DELETE FROM redirect WHERE path = ?", [.text(section.path)])
    }

    /// Fails for an address at which the site itself has something, such as the search.
    func requireUnreserved(_ path: String) throws {
        guard SiteAddress.isReserved(path) else { return }
        throw StoreError(.addressTaken, "The address \(path) belongs to a part of the site itself.")
    }

    /// Sections below one that got another address follow it, where theirs began with its former one.
    fileprivate func moveBelow(_ id: Identifier<Section>, from old: String) throws {
        let tree = try sections()
        guard let moved = tree[id], !old.isEmpty else { return }
        for below in tree.descendants(of: id) where below != id {
            guard var section = tree[below], section.path.hasPrefix(old) else { continue }
            section.path = moved.path + section.path.dropFirst(old.count)
            try requireFree(section, id: below)
            _ = try write(section, id: below)
        }
    }
}
