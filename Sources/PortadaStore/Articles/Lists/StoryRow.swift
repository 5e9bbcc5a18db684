import PortadaCore

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

    /// The columns that a row is read from, of `article` and of its owner's `account`.
    static let columns = """
        article.id, article.kind, article.status, article.headline, article.path, article.primary_section_id,
        account.name, article.edited_at, article.created_at, article.published_at, article.scheduled_at,
        article.embargo_until
        """

    init(_ row: any SQLRow) {
        id = row.id(0)
        kind = ArticleKind(rawValue: row.text(1)) ?? .news
        status = ArticleStatus(rawValue: row.text(2)) ?? .draft
        headline = row.text(3)
        path = row.text(4)
        section = row.optionalID(5)
        owner = row.optionalText(6)
        bylines = []
        edited = row.time(7)
        times = ArticleTimes(
            created: row.time(8),
            published: row.optionalTime(9),
            scheduled: row.optionalTime(10),
            embargo: row.optionalTime(11)
        )
    }
}

extension Reader {
    /// The pages outside the news ("About us"), whatever their state, by headline.
    public func pageRows(limit: Int) throws -> [StoryRow] {
        try withNames(
            connection.query(
                """
                SELECT \(StoryRow.columns) FROM article LEFT JOIN account ON account.id = article.owner_id
                WHERE article.kind = 'page' AND article.status NOT IN ('trashed', 'killed')
                ORDER BY article.headline LIMIT ?
                """,
                [.int(Int64(limit))]
            ) { StoryRow($0) }
        )
    }
}
