import PortadaCore

extension Reader {
    private static let frontColumns = "version, created_at, actor, account_id, cause, arrangement"

    private static func frontVersion(_ row: any SQLRow) throws -> FrontVersion {
        FrontVersion(
            number: row.int(0),
            time: row.time(1),
            actor: row.text(2),
            account: row.optionalID(3),
            cause: FrontVersion.Cause(text: row.text(4)),
            arrangement: try StoredJSON.decode(FrontArrangement.self, from: row.text(5))
        )
    }

    /// The arrangement of the front that counts now.
    public func frontVersion() throws -> FrontVersion {
        trace.note(.front)
        return try connection.first(
            "SELECT \(Self.frontColumns) FROM front_version WHERE version = (SELECT MAX(version) FROM front_version)",
            [],
            Self.frontVersion
        ) ?? .none
    }

    /// An earlier arrangement; nil when it was let go.
    public func frontVersion(_ number: Int64) throws -> FrontVersion? {
        trace.note(.front)
        if number == 0 { return FrontVersion.none }
        return try connection.first(
            "SELECT \(Self.frontColumns) FROM front_version WHERE version = ?",
            [.int(number)],
            Self.frontVersion
        )
    }

    /// The arrangements, the last first, from one on or from the last.
    public func frontHistory(before number: Int64? = nil, limit: Int) throws -> [FrontVersion] {
        trace.note(.front)
        return try connection.query(
            "SELECT \(Self.frontColumns) FROM front_version WHERE version < ? ORDER BY version DESC LIMIT ?",
            [.int(number ?? .max), .int(Int64(limit))],
            Self.frontVersion
        )
    }

    /// The slots of the front.
    public func frontLayout() throws -> FrontLayout {
        FrontLayout(blocks: try blocks(.front), rail: try blocks(.rail))
    }

    /// The front, filled from its top through a part.
    /// - Parameter arranged: an arrangement that is being prepared; nil for the one that counts.
    public func front(through part: FrontLayout.Part = .rail, arranged: FrontArrangement? = nil) throws -> Front {
        let rule = FrontRule(layout: try frontLayout(), arrangement: try arranged ?? frontVersion().arrangement)
        return try rule.fill(through: part) { try candidates(ArticleList($0), limit: $1) }
    }

    private func candidates(_ list: ArticleList, limit: Int) throws -> [FrontCandidate] {
        trace.note(list.topTags(limit))
        let key = ListKey(list)
        return try connection.query(
            """
            SELECT article.id, article.kind, article.lead_picture_id IS NOT NULL
                OR EXISTS (SELECT 1 FROM article_picture WHERE article_id = article.id)
            FROM listing CROSS JOIN article ON article.id = listing.article_id
            WHERE listing.list = ? AND listing.subject = ?
            ORDER BY listing.published_at DESC, listing.article_id DESC LIMIT ?
            """,
            [.int(key.list), .int(key.subject), .int(Int64(limit))]
        ) { row in
            FrontCandidate(
                id: row.id(0),
                kind: ArticleKind(rawValue: row.text(1)) ?? .news,
                hasPicture: row.flag(2)
            )
        }
    }

    /// The strip above every page; nil when there is none.
    public func breakingNews() throws -> BreakingNews? {
        trace.note(.breaking)
        return try connection.first(
            "SELECT text, article_id, address, until_at, actor, since_at FROM breaking WHERE id = 1"
        ) { row in
            BreakingNews(
                text: row.text(0),
                target: row.optionalID(1).map { .article($0) } ?? row.optionalText(2).map { .address($0) } ?? .none,
                until: row.time(3),
                by: row.text(4),
                since: row.time(5)
            )
        }
    }

    /// What on the front is over: pins, and the strip.
    func frontIsDue(at time: Timestamp) throws -> (pins: Bool, breaking: Bool) {
        let pins = try connection.first(
            "SELECT ends_at FROM front_version WHERE version = (SELECT MAX(version) FROM front_version)"
        ) { $0.optionalTime(0).map { $0 <= time } ?? false }
        let breaking = try connection.first("SELECT until_at FROM breaking WHERE id = 1") { $0.time(0) <= time }
        return (pins ?? false, breaking ?? false)
    }
}

extension ArticleList {
    /// The list that a block shows the newest of.
    public init(_ source: Block.Source) {
        switch source {
        case .latest: self = .newspaper
        case .section(let id): self = .section(id)
        case .kind(let kind): self = .kind(kind)
        }
    }
}

extension Reader {
    /// The headlines of stories, whatever their state; none of those that were killed.
    public func headlines(_ ids: Set<Identifier<Article>>) throws -> [Identifier<Article>: String] {
        let found: [(Identifier<Article>, String)] = try connection.each(
            "SELECT id, headline FROM article WHERE id = ? AND +status <> 'killed'",
            ids.sorted()
        ) { ($0.id(0), $0.text(1)) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}
