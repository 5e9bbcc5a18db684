import PortadaCore

extension Operation {
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
}
