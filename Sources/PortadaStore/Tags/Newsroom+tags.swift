import PortadaCore

extension Newsroom {
    /// Saves a tag, new when `id` is nil.
    public func save(
        _ tag: Tag,
        id: Identifier<Tag>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<Tag> {
        try await savePart("tag", .saveTag, by: actor, at: time) { try $0.write(tag, id: id) }
    }

    /// Makes several tags one: their stories get the one that is kept, their addresses lead to it. Fails when one of them
    /// doesn't exist.
    public func mergeTags(
        _ others: [Identifier<Tag>],
        into kept: Identifier<Tag>,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.mergeTags, by: actor, at: time) { operation in
            guard let target = try operation.reader.tags([kept]).first else { throw StoreError.missing("tag", kept) }
            for id in Set(others) where id != kept {
                guard let other = try operation.reader.tags([id]).first else { throw StoreError.missing("tag", id) }
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
}

extension Operation {
    /// Writes a tag, new (`id` nil) or over its former state.
    func write(_ tag: Tag, id: Identifier<Tag>?) throws -> Identifier<Tag> {
        let values: [SQLValue] = [.text(tag.name), .text(tag.slug), .text(tag.description)]
        touch([.tags, .address(tag.slug)])
        guard let id else {
            return Identifier(
                try connection.insert(
                    "INSERT INTO tag (name, slug, description) VALUES (?, ?, ?) RETURNING id",
                    values
                )
            )
        }
        if let old = try reader.tags([id]).first, old.slug != tag.slug {
            touch([.address(old.slug)])
            try redirect(SiteAddress.List.tag(slug: old.slug).path, to: "tag_id", id.rawValue)
        }
        try update("UPDATE tag SET name = ?, slug = ?, description = ?", id, values, and: NameTable.tags.isOwn)
        touch([.tagDetails(id)])
        return id
    }
}
