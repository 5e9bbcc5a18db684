import PortadaCore

extension Operation {
    /// Writes a section, new (`id` nil) or over its former state. A new address keeps the old one.
    func write(_ section: Section, id: Identifier<Section>?) throws -> Identifier<Section> {
        let values: [SQLValue] = [
            .id(section.parent), .text(section.name), .text(section.slug), .text(section.path),
            .text(section.description), .int(section.position),
        ]
        defer { forgetSections() }
        touch([.sectionTree, .addresses])
        guard let id else {
            return Identifier(
                try connection.insert(
                    """
                    INSERT INTO section (parent_id, name, slug, path, description, position)
                    VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                    """, values))
        }
        if let old = try sections()[id], old.path != section.path {
            try connection.execute(
                """
                INSERT INTO redirect (path, section_id) VALUES (?, ?)
                ON CONFLICT (path) DO UPDATE SET section_id = excluded.section_id
                """, [.text(old.path), .id(id)])
        }
        try connection.execute(
            """
            UPDATE section SET parent_id = ?, name = ?, slug = ?, path = ?, description = ?, position = ? WHERE id = ?
            """, values + [.id(id)])
        return id
    }

    /// Writes a person or an agency, new (`id` nil) or over the former state.
    func write(_ person: Person, id: Identifier<Person>?) throws -> Identifier<Person> {
        let values: [SQLValue] = [
            .text(person.kind.rawValue), .text(person.name), .text(person.slug), .text(person.role),
            .text(person.biography.markup), .id(person.picture),
        ]
        guard let id else {
            return Identifier(
                try connection.insert(
                    """
                    INSERT INTO person (kind, name, slug, role, biography, picture_id)
                    VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                    """, values))
        }
        try connection.execute(
            "UPDATE person SET kind = ?, name = ?, slug = ?, role = ?, biography = ?, picture_id = ? WHERE id = ?",
            values + [.id(id)])
        touch([.personDetails(id)])
        return id
    }

    /// Writes a tag, new (`id` nil) or over its former state.
    func write(_ tag: Tag, id: Identifier<Tag>?) throws -> Identifier<Tag> {
        let values: [SQLValue] = [.text(tag.name), .text(tag.slug), .text(tag.description)]
        guard let id else {
            return Identifier(
                try connection.insert(
                    "INSERT INTO tag (name, slug, description) VALUES (?, ?, ?) RETURNING id", values))
        }
        try connection.execute("UPDATE tag SET name = ?, slug = ?, description = ? WHERE id = ?", values + [.id(id)])
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
            return Identifier(
                try connection.insert(
                    """
                    INSERT INTO picture (hash, slug, width, height, alt_text, caption, credit, source)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                    """, values))
        }
        try connection.execute(
            """
            UPDATE picture SET hash = ?, slug = ?, width = ?, height = ?, alt_text = ?, caption = ?, credit = ?,
                source = ? WHERE id = ?
            """, values + [.id(id)])
        touch([.picture(id)])
        return id
    }
}
