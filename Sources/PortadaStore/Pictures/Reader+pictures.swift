import PortadaCore

extension Reader {
    static let pictureColumns = """
        picture.id, picture.hash, picture.slug, picture.width, picture.height, picture.alt_text, picture.caption,
        picture.credit, picture.source
        """

    private static let pictureByID = "SELECT \(pictureColumns) FROM picture WHERE id = ?"

    static func picture(_ row: any SQLRow, from column: Int = 0) -> Picture {
        Picture(
            id: row.id(column),
            hash: row.optionalText(column + 1),
            slug: row.text(column + 2),
            width: Int(row.int(column + 3)),
            height: Int(row.int(column + 4)),
            altText: row.text(column + 5),
            caption: row.html(column + 6),
            credit: row.text(column + 7),
            source: row.text(column + 8)
        )
    }

    /// Pictures by their numbers.
    public func pictures(_ ids: Set<Identifier<Picture>>) throws -> [Identifier<Picture>: Picture] {
        guard !ids.isEmpty else { return [:] }
        trace.note(ids.map { .picture($0) })
        let found = try connection.each(Self.pictureByID, ids) { Self.picture($0) }
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The hashes of all pictures that have a file.
    public func pictureFiles() throws -> [String] {
        try connection.query("SELECT hash FROM picture WHERE hash IS NOT NULL", []) { $0.text(0) }
    }

    /// The picture whose hash begins with these hexadecimal digits.
    public func picture(hashPrefix: String) throws -> Picture? {
        trace.note(.pictures)
        // "g" comes after every hexadecimal digit.
        return try connection.first(
            "SELECT \(Self.pictureColumns) FROM picture WHERE hash >= ? AND hash < ? LIMIT 1",
            [.text(hashPrefix), .text(hashPrefix + "g")]
        ) { Self.picture($0) }
    }

    /// Which of an old site's uploads have their files here already; `keys` as the import named them.
    public func keptUploads(source: String, keys: [String]) throws -> Set<String> {
        guard !keys.isEmpty else { return [] }
        let (sql, values) = Self.placeholders(keys.map { .text($0) })
        return Set(
            try connection.query(
                """
                SELECT external_id.external_id FROM external_id JOIN picture ON picture.id = external_id.local_id
                WHERE external_id.source = ? AND external_id.kind = 'upload' AND external_id.external_id IN (\(sql))
                    AND picture.hash IS NOT NULL
                """,
                [.text(source)] + values
            ) { $0.text(0) }
        )
    }

    /// The pictures whose files are missing, by number; for reports.
    public func missingPictures(limit: Int) throws -> [Picture] {
        try connection.query(
            "SELECT \(Self.pictureColumns) FROM picture WHERE hash IS NULL ORDER BY id LIMIT ?",
            [.int(Int64(limit))]
        ) { Self.picture($0) }
    }

    /// Pictures that have a file, by number, for a walk through all of them.
    public func picturesWithFile(
        after id: Identifier<Picture>,
        limit: Int
    ) throws -> [(id: Identifier<Picture>, hash: String, slug: String)] {
        try connection.query(
            "SELECT id, hash, slug FROM picture WHERE id > ? AND hash IS NOT NULL ORDER BY id LIMIT ?",
            [.id(id), .int(Int64(limit))]
        ) { ($0.id(0), $0.text(1), $0.text(2)) }
    }

    /// A story that shows a picture; nil when there is none.
    public func story(showing picture: Identifier<Picture>) throws -> Identifier<Article>? {
        try connection.first(
            """
            SELECT id FROM article WHERE lead_picture_id = ?
            UNION ALL SELECT article_id FROM article_picture WHERE picture_id = ? LIMIT 1
            """,
            [.id(picture), .id(picture)]
        ) { $0.id(0) }
    }

    /// Pictures, the newest first, before one of them.
    public func pictures(before last: Identifier<Picture>?, limit: Int) throws -> [Picture] {
        try connection.query(
            "SELECT \(Self.pictureColumns) FROM picture WHERE id < ? ORDER BY id DESC LIMIT ?",
            [.int(last?.rawValue ?? .max), .int(Int64(limit))]
        ) { Self.picture($0) }
    }
}
