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
    /// Stories that shall show it by a planned change.
    public var planned: [StoryRow]
    /// Stories in which somebody put it and has not saved yet.
    public var unsaved: [StoryRow]
    /// People whose portrait it is.
    public var people: [Person]
    /// Whether a story uses it that the one who asks may not see.
    public var isHidden: Bool

    /// Whether nobody uses it.
    public var isEmpty: Bool {
        stories.isEmpty && planned.isEmpty && unsaved.isEmpty && people.isEmpty && !isHidden
    }
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

    /// Who uses a picture, at most `limit` stories of a sort and people. Former versions of stories don't count.
    /// - Parameter seesKilled: whether the one who asks may see killed stories.
    public func uses(of id: Identifier<Picture>, seesKilled: Bool, limit: Int) throws -> PictureUses {
        let showing = try users(
            """
            SELECT id FROM article WHERE lead_picture_id = ?
            UNION SELECT article_id FROM article_picture WHERE picture_id = ? ORDER BY 1 DESC LIMIT ?
            """,
            [.id(id), .id(id), .int(Int64(limit))]
        )
        let people: [Identifier<Person>] = try connection.query(
            "SELECT id FROM person WHERE picture_id = ? ORDER BY id LIMIT ?",
            [.id(id), .int(Int64(limit))]
        ) { $0.id(0) }
        // What is not saved into a story stands in few texts, by number or by address.
        let hash = try connection.first("SELECT hash FROM picture WHERE id = ?", [.id(id)]) { $0.text(0) } ?? ""
        let address = hash.isEmpty ? "/media//" : "/media/\(hash.prefix(16))/"
        let planned = try users(
            """
            SELECT DISTINCT article_id FROM planned_change
            WHERE instr(content, ?) > 0 OR instr(content, ?) > 0 ORDER BY 1 DESC LIMIT ?
            """,
            [.text(address), .text("\"leadPicture\":\(id),"), .int(Int64(limit))]
        )
        let unsaved = try users(
            """
            SELECT DISTINCT article_id FROM journal
            WHERE fields <> '' AND (instr(fields, ?) > 0 OR instr(fields, ?) > 0) ORDER BY 1 DESC LIMIT ?
            """,
            [.text(address), .text("\"lead-picture\":[\"\(id)\"]"), .int(Int64(limit))]
        )
        func seen(_ rows: [StoryRow]) -> [StoryRow] { rows.filter { seesKilled || $0.status != .killed } }
        return PictureUses(
            stories: seen(showing),
            planned: seen(planned),
            unsaved: seen(unsaved),
            people: try self.people(people),
            isHidden: !seesKilled && (showing + planned + unsaved).contains { $0.status == .killed }
        )
    }

    private func users(_ sql: String, _ values: [SQLValue]) throws -> [StoryRow] {
        try stories(connection.query(sql, values) { $0.id(0) })
    }
}
