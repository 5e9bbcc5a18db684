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

    /// Removes a section that has no stories and no sections below it; its address leads to the one above, if any.
    public func removeSection(_ id: Identifier<Section>, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.removeSection, by: actor, at: time) { operation in
            let tree = try operation.sections()
            guard let section = tree[id] else { throw StoreError.missing("section", id) }
            guard tree.children(of: id).isEmpty, try !operation.hasStories(id) else {
                throw StoreError(
                    .wrongState,
                    "The section '\(section.name)' has stories or sections below it: move them first."
                )
            }
            try operation.connection.execute("DELETE FROM redirect WHERE section_id = ?", [.id(id)])
            try operation.connection.execute("DELETE FROM section WHERE id = ?", [.id(id)])
            operation.forgetSections()
            operation.touch(lists: [.section(id)])
            operation.touch([.sectionTree, .address(of: section.path)])
            if let parent = section.parent { try operation.redirect(section.path, to: "section_id", parent.rawValue) }
            try operation.audit("remove", "section", id.rawValue, section.name)
        }
    }
}

extension Operation {
    /// Writes a section, new (`id` nil) or over its former state. A new address keeps the old one.
    func write(_ section: Section, id: Identifier<Section>?) throws -> Identifier<Section> {
        let values: [SQLValue] = [
            .id(section.parent), .text(section.name), .text(section.slug), .text(section.path),
            .text(section.description), .int(section.position),
        ]
        defer { forgetSections() }
        touch([.sectionTree, .address(of: section.path)])
        guard let id else {
            return Identifier(
                try connection.insert(
                    """
                    INSERT INTO section (parent_id, name, slug, path, description, position)
                    VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                    """,
                    values
                )
            )
        }
        let before = try sections()
        guard let old = before[id] else { throw StoreError(.notFound, "There is no section \(id).") }
        touch([.address(of: old.path)])
        if old.path != section.path { try redirect(old.path, to: "section_id", id.rawValue) }
        try connection.execute(
            """
            UPDATE section SET parent_id = ?, name = ?, slug = ?, path = ?, description = ?, position = ? WHERE id = ?
            """,
            values + [.id(id)]
        )
        forgetSections()
        if old.parent != section.parent {
            touch(lists: (before.lineage(of: id) + (try sections()).lineage(of: id)).map { .section($0.id) })
            try moveStories(of: id)
        }
        return id
    }

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

    /// Whether any story, published or not, belongs to a section.
    fileprivate func hasStories(_ id: Identifier<Section>) throws -> Bool {
        for sql in [
            "SELECT id FROM article WHERE primary_section_id = ? LIMIT 1",
            "SELECT article_id FROM article_section WHERE section_id = ? LIMIT 1",
        ] where try connection.first(sql, [.id(id)], { $0.int(0) }) != nil { return true }
        return false
    }
}
