import PortadaCore

/// Which stories a list of the desk shows.
public struct StoryFilter: Sendable, Hashable {
    /// Only in this state; nil for all but those in the bin and those killed.
    public var status: ArticleStatus?
    /// Only of this section, as the primary one.
    public var section: Identifier<Section>?
    /// Only those that this account began or signs.
    public var owner: Identifier<Account>?
    /// Only those that this person signs.
    public var person: Identifier<Person>?
    /// Only those whose headline has this in it; empty for all.
    public var text: String

    /// Makes a filter.
    public init(
        status: ArticleStatus? = nil,
        section: Identifier<Section>? = nil,
        owner: Identifier<Account>? = nil,
        person: Identifier<Person>? = nil,
        text: String = ""
    ) {
        self.status = status
        self.section = section
        self.owner = owner
        self.person = person
        self.text = text
    }
}

/// A story as a list of the desk shows it.
public struct StoryRow: Sendable, Hashable, Identifiable {
    /// The story.
    public var id: Identifier<Article>
    /// What sort of story it is.
    public var kind: ArticleKind
    /// Where it stands.
    public var status: ArticleStatus
    /// Its headline; may be empty.
    public var headline: String
    /// Its canonical address.
    public var path: String
    /// Its primary section.
    public var section: Identifier<Section>?
    /// Who began it; nil for what came from elsewhere.
    public var owner: String?
    /// Those who sign it, by name, in order.
    public var bylines: [String]
    /// When it was last saved.
    public var edited: Timestamp
    /// Publication, schedule, embargo.
    public var times: ArticleTimes
}

/// A place in a list of the desk, to go on from.
public struct StoryCursor: Sendable, Hashable {
    /// When the last story before was saved.
    public var edited: Timestamp
    /// Its number.
    public var id: Identifier<Article>

    /// Makes a cursor.
    public init(edited: Timestamp, id: Identifier<Article>) {
        self.edited = edited
        self.id = id
    }
}

extension Reader {
    private static let rowColumns = """
        article.id, article.kind, article.status, article.headline, article.path, article.primary_section_id,
        account.name, article.edited_at, article.created_at, article.published_at, article.scheduled_at,
        article.embargo_until
        """

    /// How many stories a search by text gives at most; it has no further pages.
    public static let maxFound = 100

    /// Stories for a list of the desk, the last saved first. Each way to ask has an index in that order, so that a list
    /// costs what it shows, however many stories there are. With a text, `cursor` is not looked at and at most
    /// `maxFound` stories are given.
    public func stories(
        _ filter: StoryFilter,
        after cursor: StoryCursor? = nil,
        limit: Int
    ) throws -> [StoryRow] {
        guard filter.text.isEmpty else { return try withNames(found(filter, limit: limit)) }
        return try withNames(listed(filter, after: cursor, limit: limit))
    }

    private func listed(_ filter: StoryFilter, after cursor: StoryCursor?, limit: Int) throws -> [StoryRow] {
        var conditions = ["(article.edited_at, article.id) < (?, ?)"]
        var values: [SQLValue] = [.int(cursor?.edited.rawValue ?? .max), .int(cursor?.id.rawValue ?? .max)]
        // The plus keeps SQLite from indexes that are not in the list's order (sqlite.org/optoverview.html).
        if let owner = filter.owner {
            conditions.append("article.owner_id = ?")
            values.append(.id(owner))
        }
        if let section = filter.section {
            conditions.append("\(filter.owner == nil ? "" : "+")article.primary_section_id = ?")
            values.append(.id(section))
        }
        if let status = filter.status {
            conditions.append("\(filter.owner == nil && filter.section == nil ? "" : "+")article.status = ?")
            values.append(.text(status.rawValue))
        } else {
            conditions.append("+article.status NOT IN ('trashed', 'killed')")
        }
        if let person = filter.person {
            conditions.append("EXISTS (SELECT 1 FROM article_person WHERE article_id = article.id AND person_id = ?)")
            values.append(.id(person))
        }
        if !filter.text.isEmpty {
            conditions.append("folded(article.headline) LIKE '%' || ? || '%' ESCAPE '\\'")
            values.append(.text(Self.pattern(filter.text)))
        }
        return try connection.query(
            """
            SELECT \(Self.rowColumns) FROM article LEFT JOIN account ON account.id = article.owner_id
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY article.edited_at DESC, article.id DESC LIMIT ?
            """,
            values + [.int(Int64(limit))],
            Self.row
        )
    }

    /// Published stories by the index that readers' searches use, all others by their headlines.
    private func found(_ filter: StoryFilter, limit: Int) throws -> [StoryRow] {
        let limit = min(limit, Self.maxFound)
        var rows: [StoryRow] = []
        for status in ArticleStatus.allCases where filter.status.map({ $0 == status }) ?? !status.isPutAway {
            if status == .published {
                let query = SearchQuery(text: filter.text, section: filter.section, sort: .newest, length: limit)
                let hits = try search(query).hits.map(\.article.id)
                rows += try connection.each(Self.rowByID, hits, Self.row).filter { row in
                    try filter.person.map { try signers(of: row.id).contains($0) } ?? true
                        && (try filter.owner.map { try owner(of: row.id) == $0 } ?? true)
                }
            } else {
                var others = filter
                others.status = status
                rows += try listed(others, after: nil, limit: limit)
            }
        }
        return Array(rows.sorted { ($0.edited, $0.id) > ($1.edited, $1.id) }.prefix(limit))
    }

    private static let rowByID = """
        SELECT \(rowColumns) FROM article LEFT JOIN account ON account.id = article.owner_id WHERE article.id = ?
        """

    private func signers(of id: Identifier<Article>) throws -> [Identifier<Person>] {
        try connection.query("SELECT person_id FROM article_person WHERE article_id = ?", [.id(id)]) { $0.id(0) }
    }

    private func owner(of id: Identifier<Article>) throws -> Identifier<Account>? {
        try connection.first("SELECT owner_id FROM article WHERE id = ?", [.id(id)]) { $0.optionalID(0) } ?? nil
    }

    /// The scheduled stories, the next first.
    public func scheduled(limit: Int) throws -> [StoryRow] {
        let rows = try connection.query(
            """
            SELECT \(Self.rowColumns) FROM article LEFT JOIN account ON account.id = article.owner_id
            WHERE article.status = 'scheduled' ORDER BY article.scheduled_at LIMIT ?
            """,
            [.int(Int64(limit))],
            Self.row
        )
        return try withNames(rows)
    }

    private static func row(_ row: any SQLRow) -> StoryRow {
        StoryRow(
            id: row.id(0),
            kind: ArticleKind(rawValue: row.text(1)) ?? .news,
            status: ArticleStatus(rawValue: row.text(2)) ?? .draft,
            headline: row.text(3),
            path: row.text(4),
            section: row.optionalID(5),
            owner: row.optionalText(6),
            bylines: [],
            edited: row.time(7),
            times: ArticleTimes(
                created: row.time(8),
                published: row.optionalTime(9),
                scheduled: row.optionalTime(10),
                embargo: row.optionalTime(11)
            )
        )
    }

    private func withNames(_ rows: [StoryRow]) throws -> [StoryRow] {
        try rows.map { row in
            var row = row
            row.bylines = try connection.query(
                """
                SELECT person.name FROM article_person JOIN person ON person.id = article_person.person_id
                WHERE article_id = ? ORDER BY position
                """,
                [.id(row.id)]
            ) { $0.text(0) }
            return row
        }
    }

    /// A text as `LIKE` takes it, without accents and capitals.
    static func pattern(_ text: String) -> String {
        text.folded.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }
}
