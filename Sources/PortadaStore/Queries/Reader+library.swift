import PortadaCore

/// Which pictures the desk's library shows, the last added first.
public struct PictureFilter: Sendable, Hashable {
    /// Only those with words that begin so in caption, alt text, credit or name; empty for all.
    public var text: String
    /// Only those that this account brought in.
    public var owner: Identifier<Account>?
    /// Only those without alt text.
    public var lacksAltText: Bool

    /// Makes a filter.
    public init(text: String = "", owner: Identifier<Account>? = nil, lacksAltText: Bool = false) {
        self.text = text
        self.owner = owner
        self.lacksAltText = lacksAltText
    }
}

/// A picture as the library knows it.
public struct LibraryPicture: Sendable, Hashable, Identifiable {
    /// The picture.
    public var picture: Picture
    /// Who brought it in; nil for what came from elsewhere.
    public var owner: Identifier<Account>?
    /// Their name.
    public var ownerName: String?
    /// When it came; nil for those that came before that was noted.
    public var added: Timestamp?

    /// The number in the store.
    public var id: Identifier<Picture> { picture.id }
}

/// Where a picture is used.
public struct PictureUses: Sendable, Hashable {
    /// Stories that show it, the last saved first.
    public var stories: [StoryRow]
    /// People whose portrait it is.
    public var people: [Person]

    /// Whether nobody uses it.
    public var isEmpty: Bool { stories.isEmpty && people.isEmpty }
}

extension Reader {
    private static let libraryColumns = "\(pictureColumns), picture.account_id, account.name, picture.added_at"

    /// Pictures for a page of the library, those with their files. A page costs what it shows: one's own and those
    /// without alt text have indexes of their own.
    public func library(
        _ filter: PictureFilter,
        before cursor: Identifier<Picture>? = nil,
        limit: Int
    ) throws -> [LibraryPicture] {
        var conditions = ["picture.hash IS NOT NULL"]
        var values: [SQLValue] = []
        var source = "picture"
        var order = "picture.id"
        if !filter.text.isEmpty {
            guard let query = WordQuery(filter.text) else { return [] }
            source = "picture_index JOIN picture ON picture.id = picture_index.rowid"
            order = "picture_index.rowid"
            conditions.insert("picture_index MATCH ?", at: 0)
            values.append(.text(query.expression))
        }
        conditions.append("\(order) < ?")
        values.append(.int(cursor?.rawValue ?? .max))
        if let owner = filter.owner {
            conditions.append("picture.account_id = ?")
            values.append(.id(owner))
        }
        if filter.lacksAltText { conditions.append("picture.alt_text = ''") }
        return try connection.query(
            """
            SELECT \(Self.libraryColumns) FROM \(source) LEFT JOIN account ON account.id = picture.account_id
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order) DESC LIMIT ?
            """,
            values + [.int(Int64(limit))],
            Self.libraryPicture
        )
    }

    /// One picture as the library knows it.
    public func libraryPicture(_ id: Identifier<Picture>) throws -> LibraryPicture? {
        try connection.first(
            """
            SELECT \(Self.libraryColumns) FROM picture LEFT JOIN account ON account.id = picture.account_id
            WHERE picture.id = ?
            """,
            [.id(id)],
            Self.libraryPicture
        )
    }

    private static func libraryPicture(_ row: any SQLRow) -> LibraryPicture {
        LibraryPicture(
            picture: picture(row),
            owner: row.optionalID(9),
            ownerName: row.optionalText(10),
            added: row.optionalTime(11)
        )
    }

    /// The picture whose file has this SHA-256; of several the oldest.
    public func picture(hash: String) throws -> Picture? {
        trace.note(.pictures)
        return try connection.first(
            "SELECT \(Self.pictureColumns) FROM picture WHERE hash = ? ORDER BY id LIMIT 1",
            [.text(hash)]
        ) { Self.picture($0) }
    }

    /// Who uses a picture, at most `limit` stories and people each; killed stories only for those who may see them.
    public func uses(of picture: Identifier<Picture>, includingKilled: Bool, limit: Int) throws -> PictureUses {
        let ids: [Identifier<Article>] = try connection.query(
            """
            SELECT id FROM article WHERE lead_picture_id = ?
            UNION SELECT article_id FROM article_picture WHERE picture_id = ? ORDER BY 1 DESC LIMIT ?
            """,
            [.id(picture), .id(picture), .int(Int64(limit))]
        ) { $0.id(0) }
        let people: [Identifier<Person>] = try connection.query(
            "SELECT id FROM person WHERE picture_id = ? ORDER BY id LIMIT ?",
            [.id(picture), .int(Int64(limit))]
        ) { $0.id(0) }
        return PictureUses(
            stories: try stories(ids).filter { includingKilled || $0.status != .killed },
            people: try self.people(people)
        )
    }
}
