import PortadaCore

extension Reader {
    /// Every person and agency, by number.
    public func everyPerson() throws -> [Person] {
        try connection.query(
            "SELECT \(Self.personColumns) FROM person WHERE \(NameTable.people.isOwn) ORDER BY id",
            [],
            Self.person
        )
    }

    /// Every tag, by number.
    public func everyTag() throws -> [Tag] {
        try connection.query(
            "SELECT \(Self.tagColumns) FROM tag WHERE \(NameTable.tags.isOwn) ORDER BY id",
            [],
            Self.tag
        )
    }

    /// Gives every picture, by number.
    public func eachPicture(_ take: (Picture) throws -> Void) throws {
        _ = try connection.query("SELECT \(Self.pictureColumns) FROM picture ORDER BY id", []) {
            try take(Self.picture($0))
        }
    }

    /// Gives every story, in whatever state, by number; one that was killed is told by its number alone.
    public func eachStory(_ take: (Article) throws -> Void, killed: (Identifier<Article>) throws -> Void) throws {
        _ = try connection.query("SELECT id, status FROM article ORDER BY id", []) { row in
            let id: Identifier<Article> = row.id(0)
            if row.text(1) == ArticleStatus.killed.rawValue { return try killed(id) }
            if let story = try article(id) { try take(story) }
        }
    }

    /// The largest number of a story; 0 where there is none.
    public func lastStory() throws -> Int64 {
        try connection.first("SELECT MAX(id) FROM article") { $0.int(0) } ?? 0
    }

    /// Gives every comment on a story, those that no reader sees, too, oldest first.
    public func eachComment(on story: Identifier<Article>, _ take: (Comment) throws -> Void) throws {
        _ = try connection.query(
            """
            SELECT id, parent_id, author, text, created_at, status FROM comment WHERE article_id = ?
            ORDER BY created_at, id
            """,
            [.id(story)]
        ) { row in
            try take(
                Comment(
                    id: row.id(0),
                    article: story,
                    parent: row.optionalID(1),
                    author: row.text(2),
                    text: row.html(3),
                    time: row.time(4),
                    status: Comment.Status(rawValue: row.text(5)) ?? .pending
                )
            )
        }
    }

    /// How many addresses lead elsewhere.
    public func redirectCount() throws -> Int64 {
        try connection.first("SELECT COUNT(*) FROM redirect") { $0.int(0) } ?? 0
    }
}
