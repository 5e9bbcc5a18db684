import PortadaCore

extension Reader {
    private static let articleColumns = """
        article.id, kind, status, kicker, headline, summary, body.markup, agency_credit, primary_section_id,
        lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at,
        published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title,
        social_description, version, owner_id, embargo_until, withdrawal_notice
        """

    private static let articleByID =
        "SELECT \(articleColumns) FROM article JOIN body ON body.id = article.body_id WHERE article.id = ?"
    private static let storyByPath = """
        SELECT \(articleColumns) FROM article JOIN body ON body.id = article.body_id
        WHERE article.path = ? AND +article.status = 'published'
        """
    // The plus keeps SQLite from its index of states, which holds the whole archive (sqlite.org/optoverview.html).
    private static let publishedByID = "SELECT \(summaryColumns) FROM article WHERE id = ? AND +status = 'published'"

    /// A story by its number, whatever its status; nil when there is none.
    public func article(_ id: Identifier<Article>) throws -> Article? {
        trace.note(.article(id))
        return try connection.first(Self.articleByID, [.id(id)], Self.article).map(withParts)
    }

    /// The story or page that readers find at a path; nil when something else is there, or nothing.
    public func story(at path: String) throws -> Article? {
        trace.note(.address(of: path))
        guard let story = try connection.first(Self.storyByPath, [.text(path)], Self.article) else { return nil }
        trace.note(.article(story.id))
        return try withParts(story)
    }

    /// What a story has in other tables: further sections, people, tags, pictures, corrections. One statement for all of
    /// them takes a third of the time of five. Sorted here: SQLite would sort each part, though all come in order.
    private static let parts = """
        SELECT 0, position, section_id, '', '', 0 FROM article_section WHERE article_id = ?
        UNION ALL SELECT 1, position, \(nameNow("person")), '', '', 0 FROM article_person WHERE article_id = ?
        UNION ALL SELECT 2, position, \(nameNow("tag")), '', '', 0 FROM article_tag WHERE article_id = ?
        UNION ALL SELECT 3, position, picture_id, '', '', 0 FROM article_picture WHERE article_id = ?
        UNION ALL SELECT 4, position, 0, kind, text, created_at FROM correction WHERE article_id = ?
        """

    private func withParts(_ article: Article) throws -> Article {
        let rows = try connection.query(Self.parts, Array(repeating: .id(article.id), count: 5)) { row in
            let (table, position, id) = (row.int(0), row.int(1), row.int(2))
            return (table: table, position: position, id: id, correction: table == 4 ? Self.correction(row) : nil)
        }
        var article = article
        for row in rows.sorted(by: { ($0.table, $0.position) < ($1.table, $1.position) }) {
            switch row.table {
            case 0: article.furtherSections.append(Identifier(row.id))
            case 1: if !article.bylines.contains(Identifier(row.id)) { article.bylines.append(Identifier(row.id)) }
            case 2: if !article.tags.contains(Identifier(row.id)) { article.tags.append(Identifier(row.id)) }
            case 3: article.bodyPictures.append(Identifier(row.id))
            default: article.corrections += row.correction.map { [$0] } ?? []
            }
        }
        return article
    }

    private static func correction(_ row: any SQLRow) -> Correction {
        Correction(
            kind: Correction.Kind(rawValue: row.text(3)) ?? .correction,
            text: row.html(4),
            time: row.time(5)
        )
    }

    /// The number of a tag or person that a row names; of one that is being merged, that of the name that it becomes.
    static func nameNow(_ kind: String) -> String {
        """
        COALESCE((SELECT new_id FROM merging_name WHERE merging_name.kind = '\(kind)' AND old_id = \(kind)_id), \(kind)_id)
        """
    }

    private static let bylines =
        "SELECT \(nameNow("person")) FROM article_person WHERE article_id = ? ORDER BY position"

    private static func article(_ row: any SQLRow) -> Article {
        Article(
            id: row.id(0),
            kind: ArticleKind(rawValue: row.text(1)) ?? .news,
            status: ArticleStatus(rawValue: row.text(2)) ?? .draft,
            kicker: row.text(3),
            headline: row.text(4),
            summary: row.text(5),
            body: row.html(6),
            agencyCredit: row.text(7),
            primarySection: row.optionalID(8),
            leadPicture: row.optionalID(9).map {
                PictureUse(picture: $0, caption: row.html(10), altText: row.text(11), credit: row.text(12))
            },
            slug: row.text(13),
            path: row.text(14),
            times: ArticleTimes(
                created: row.time(15),
                firstPublished: row.optionalTime(16),
                published: row.optionalTime(17),
                updated: row.optionalTime(18),
                scheduled: row.optionalTime(19),
                embargo: row.optionalTime(27)
            ),
            commentsOpen: row.flag(20),
            searchOverride: TextOverride(title: row.text(21), description: row.text(22)),
            socialOverride: TextOverride(title: row.text(23), description: row.text(24)),
            withdrawalNotice: row.text(28),
            owner: row.optionalID(26),
            version: row.int(25)
        )
    }

    static let summaryColumns = """
        article.id, article.kind, article.kicker, article.headline, article.summary, article.path,
        article.primary_section_id, article.agency_credit, article.lead_picture_id, article.lead_caption,
        article.lead_alt_text, article.lead_credit, article.published_at, article.updated_at, article.teaser,
        CASE WHEN article.summary = '' AND article.teaser IS NULL
            THEN (SELECT substr(body.markup, 1, \(Article.listedLength)) FROM body WHERE body.id = article.body_id) END,
        CASE WHEN article.lead_picture_id IS NULL
            THEN (SELECT picture_id FROM article_picture WHERE article_id = article.id ORDER BY position LIMIT 1) END
        """
    /// How many columns that are.
    static let summaryColumnCount = 17

    static func summary(_ row: any SQLRow) -> ArticleSummary {
        let published = row.time(12)
        let summary = row.text(4)
        return ArticleSummary(
            id: row.id(0),
            kind: ArticleKind(rawValue: row.text(1)) ?? .news,
            kicker: row.text(2),
            headline: row.text(3),
            // A story that was saved before there were such teasers is asked for the beginning of its text.
            summary: summary.isEmpty ? row.optionalText(14) ?? row.html(15).teaser : summary,
            path: row.text(5),
            section: row.optionalID(6),
            bylines: [],
            agencyCredit: row.text(7),
            picture: row.optionalID(8).map {
                PictureUse(picture: $0, caption: row.html(9), altText: row.text(10), credit: row.text(11))
            }
                ?? row.optionalID(16).map {
                    PictureUse(picture: $0, caption: .empty, altText: "", credit: "")
                },
            published: published,
            modified: max(row.optionalTime(13) ?? published, published)
        )
    }

    /// Published stories by their numbers, in the order of the numbers; those that aren't public are left out.
    public func articles(_ ids: [Identifier<Article>]) throws -> [ArticleSummary] {
        guard !ids.isEmpty else { return [] }
        trace.note(ids.map { .teaser($0) })
        return try withBylines(connection.each(Self.publishedByID, ids, Self.summary))
    }

    /// Fills in who signs.
    func withBylines(_ stories: [ArticleSummary]) throws -> [ArticleSummary] {
        guard !stories.isEmpty else { return [] }
        return try stories.map { story in
            var story = story
            for person: Identifier<Person> in try connection.query(Self.bylines, [.id(story.id)], { $0.id(0) })
            where !story.bylines.contains(person) { story.bylines.append(person) }
            return story
        }
    }

    /// The addresses of some published stories from anywhere in the archive, at random; for checks.
    public func samplePaths(_ count: Int) throws -> [String] {
        let last = try connection.first("SELECT COALESCE(MAX(id), 0) FROM article") { $0.int(0) } ?? 0
        guard last > 0 else { return [] }
        return try (0..<max(0, count)).compactMap { _ in
            try connection.first(
                "SELECT path FROM article WHERE id >= ? AND +status = 'published' ORDER BY id LIMIT 1",
                [.int(Int64.random(in: 1...last))]
            ) { $0.text(0) }
        }
    }

    /// Every published page outside the news, by headline; at most 1,000.
    public func staticPages() throws -> [ArticleSummary] {
        trace.note(.pages)
        return try connection.query(
            """
            SELECT \(Self.summaryColumns) FROM article WHERE kind = 'page' AND +status = 'published'
            ORDER BY headline LIMIT 1000
            """,
            [],
            Self.summary
        )
    }
}
