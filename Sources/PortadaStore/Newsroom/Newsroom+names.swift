import PortadaCore

extension Newsroom {
    /// Makes several tags one: their stories get the one that is kept, their addresses lead to it. Fails when one of them
    /// doesn't exist.
    public func mergeTags(
        _ others: [Identifier<Tag>],
        into kept: Identifier<Tag>,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.mergeTags, by: actor, at: time) { operation in
            guard let target = try operation.reader.tags([kept]).first else { throw Self.missing("tag", kept) }
            for id in Set(others) where id != kept {
                guard let other = try operation.reader.tags([id]).first else { throw Self.missing("tag", id) }
                try operation.merge(id, into: kept, .tags)
                try operation.redirect(
                    SiteAddress.List.tag(slug: other.slug).path,
                    to: "tag_id",
                    kept.rawValue
                )
                operation.touch(lists: [.tag(id)])
                operation.touch([.tagDetails(id), .address(other.slug)])
                try operation.audit("merge", "tag", kept.rawValue, "\(other.name) → \(target.name)")
            }
            operation.touch(lists: [.tag(kept)])
            operation.touch([.tagDetails(kept), .tags])
        }
    }

    /// Makes several people or agencies one, as `mergeTags` does.
    public func mergePeople(
        _ others: [Identifier<Person>],
        into kept: Identifier<Person>,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.mergePeople, by: actor, at: time) { operation in
            guard let target = try operation.reader.people([kept]).first else { throw Self.missing("person", kept) }
            for id in Set(others) where id != kept {
                guard let other = try operation.reader.people([id]).first else { throw Self.missing("person", id) }
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

    /// Removes a section that has no stories and no sections below it; its address leads to the one above, if any.
    public func removeSection(_ id: Identifier<Section>, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.removeSection, by: actor, at: time) { operation in
            let tree = try operation.sections()
            guard let section = tree[id] else { throw Self.missing("section", id) }
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

    private static func missing<Entity>(_ kind: String, _ id: Identifier<Entity>) -> StoreError {
        StoreError(.notFound, "There is no \(kind) \(id).")
    }
}

extension Operation {
    /// Whether any story, published or not, belongs to a section.
    fileprivate func hasStories(_ id: Identifier<Section>) throws -> Bool {
        for sql in [
            "SELECT id FROM article WHERE primary_section_id = ? LIMIT 1",
            "SELECT article_id FROM article_section WHERE section_id = ? LIMIT 1",
        ] where try connection.first(sql, [.id(id)], { $0.int(0) }) != nil { return true }
        return false
    }
}
