import PortadaCore

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

    /// Writes a picture, new (`id` nil) or over its former state.
    func write(_ picture: Picture, id: Identifier<Picture>?) throws -> Identifier<Picture> {
        let values: [SQLValue] = [
            .optional(picture.hash), .text(picture.slug), .int(Int64(picture.width)), .int(Int64(picture.height)),
            .text(picture.altText), .text(picture.caption.markup), .text(picture.credit), .text(picture.source),
        ]
        guard let id else {
            let number = try connection.insert(
                """
                INSERT INTO picture (id, hash, slug, width, height, alt_text, caption, credit, source, account_id, added_at)
                SELECT COALESCE(MAX(id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM (
                    SELECT MAX(id) AS id FROM picture UNION ALL SELECT MAX(id) FROM removed_picture) AS given
                RETURNING id
                """,
                values + [.id(actor.account), .time(time)]
            )
            try TextIndex.pictures.add(Identifier(number), connection)
            return Identifier(number)
        }
        try TextIndex.pictures.remove(id, connection)
        try update(
            """
            UPDATE picture SET hash = ?, slug = ?, width = ?, height = ?, alt_text = ?, caption = ?, credit = ?,
                source = ?
            """,
            id,
            values
        )
        try TextIndex.pictures.add(id, connection)
        touch([.picture(id), .pictures])
        return id
    }

    /// Removes a picture. Its old addresses end; its files go later, see `RemovedPicture`.
    func remove(_ picture: Picture) throws {
        let paths = try connection.query(
            "DELETE FROM redirect WHERE picture_id = ? RETURNING path",
            [.id(picture.id)]
        ) { $0.text(0) }
        touch(paths.map { .address(of: $0) })
        // A later import brings it in again, where its stories show it.
        try connection.execute(
            "DELETE FROM external_id WHERE kind IN ('attachment', 'upload', 'picture') AND local_id = ?",
            [.id(picture.id)]
        )
        try TextIndex.pictures.remove(picture.id, connection)
        try connection.execute("DELETE FROM picture WHERE id = ?", [.id(picture.id)])
        try connection.execute(
            "INSERT INTO removed_picture (id, hash, slug, removed_at) VALUES (?, ?, ?, ?)",
            [.id(picture.id), .optional(picture.hash), .text(picture.slug), .time(time)]
        )
        touch([.picture(picture.id), .pictures])
    }

    /// Runs an update of one row; fails when there is no such row.
    private func update<Entity>(
        _ sql: String,
        _ id: Identifier<Entity>,
        _ values: [SQLValue],
        and condition: String = "TRUE"
    ) throws {
        let found = try connection.first("\(sql) WHERE id = ? AND \(condition) RETURNING id", values + [.id(id)]) {
            $0.int(0)
        }
        guard found != nil else { throw StoreError(.notFound, "There is no \("\(Entity.self)".lowercased()) \(id).") }
    }

    /// Makes a path an old address of a story (`article_id`) or a section (`section_id`), whatever it was before.
    func redirect(_ path: String, to column: String, _ id: Int64) throws {
        try connection.execute("DELETE FROM redirect WHERE path = ?", [.text(path)])
        try connection.execute("INSERT INTO redirect (path, \(column)) VALUES (?, ?)", [.text(path), .int(id)])
        touch([.address(of: path)])
    }
}
