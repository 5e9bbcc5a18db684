import PortadaCore

extension Reader {
    /// The most stories that a page of a list gives.
    private static let maxPageLength = 1000

    /// The newest stories of a list, after a place in it. Reads as many rows as it gives.
    public func latest(_ list: ArticleList, limit: Int, after cursor: ListCursor? = nil) throws -> [ArticleSummary] {
        trace.note(cursor == nil ? list.topTags(limit) : list.queryTags)
        let key = ListKey(list)
        var (first, last) = (Int64.min, Int64.max)
        if case .period(let range) = list { (first, last) = (range.lowerBound.rawValue, range.upperBound.rawValue - 1) }
        let start = cursor.map { ($0.published.rawValue, $0.id.rawValue) } ?? (last, Int64.max)
        let stories = try connection.query(
            """
            SELECT \(Self.summaryColumns) FROM listing CROSS JOIN article ON article.id = listing.article_id
            WHERE listing.list = ? AND listing.subject = ? AND listing.published_at >= ?
                AND (listing.published_at, listing.article_id) < (?, ?)
            ORDER BY listing.published_at DESC, listing.article_id DESC LIMIT ?
            """,
            [
                .int(key.list), .int(key.subject), .int(first), .int(start.0), .int(start.1),
                .int(Int64(max(0, limit))),
            ],
            Self.summary
        )
        return try withBylines(stories)
    }

    /// The numbers of the newest stories of a list: one look into its index.
    public func newest(_ list: ArticleList, limit: Int) throws -> [Identifier<Article>] {
        trace.note(list.topTags(limit))
        let key = ListKey(list)
        return try connection.query(
            """
            SELECT article_id FROM listing WHERE list = ? AND subject = ?
            ORDER BY published_at DESC, article_id DESC LIMIT ?
            """,
            [.int(key.list), .int(key.subject), .int(Int64(limit))]
        ) { $0.id(0) }
    }

    /// A numbered page of a list, from 1, and how many pages there are. Costs the same wherever the page lies: the list's
    /// stretches of time say where it begins.
    public func page(
        _ number: Int,
        of list: ArticleList,
        length: Int
    ) throws -> (stories: [ArticleSummary], pageCount: Int) {
        trace.note(list.queryTags)
        let counted = CountedList(list)
        let length = Int64(min(max(1, length), Self.maxPageLength))
        let pageCount = Int((try count(of: list) + length - 1) / length)
        guard number <= pageCount else { return ([], pageCount) }
        let place = try counted.place(behind: Int64(max(1, number) - 1) * length, connection)
        let stories = try connection.query(
            """
            SELECT \(Self.summaryColumns) FROM (
                SELECT article_id, published_at FROM listing
                WHERE list = ? AND subject = ? AND published_at BETWEEN ? AND ?
                ORDER BY published_at DESC, article_id DESC LIMIT ? OFFSET ?) AS page
            CROSS JOIN article ON article.id = page.article_id
            ORDER BY page.published_at DESC, page.article_id DESC
            """,
            [
                .int(counted.key.list), .int(counted.key.subject), .int(counted.first), .int(place.from), .int(length),
                .int(place.passed),
            ],
            Self.summary
        )
        return (try withBylines(stories), pageCount)
    }

    /// How many stories a list has: a number that the operations keep. Those of a period are added up.
    public func count(of list: ArticleList) throws -> Int64 {
        trace.note(list.queryTags)
        let counted = CountedList(list)
        if case .period = list { return try counted.count(connection) }
        return try connection.first(
            "SELECT count FROM listing_count WHERE list = ? AND subject = ?",
            [.int(counted.key.list), .int(counted.key.subject)]
        ) { $0.int(0) } ?? 0
    }

    /// The stories published just before and just after one.
    public func neighbours(of article: Article) throws -> (previous: ArticleSummary?, next: ArticleSummary?) {
        guard let published = article.times.published, article.kind != .page else { return (nil, nil) }
        trace.note(.neighbours(article.id))
        let place: [SQLValue] = [.time(published), .id(article.id)]
        let previous = try connection.first(Self.neighbourBefore, place, Self.summary)
        let next = try connection.first(Self.neighbourAfter, place, Self.summary)
        if let previous { trace.note(.teaser(previous.id)) }
        if let next { trace.note(.teaser(next.id)) }
        return (previous, next)
    }

    private static let neighbourBefore = neighbour("<", "DESC")
    private static let neighbourAfter = neighbour(">", "ASC")

    private static func neighbour(_ comparison: String, _ order: String) -> String {
        """
        SELECT \(summaryColumns) FROM listing CROSS JOIN article ON article.id = listing.article_id
        WHERE listing.list = 0 AND listing.subject = 0
            AND (listing.published_at, listing.article_id) \(comparison) (?, ?)
        ORDER BY listing.published_at \(order), listing.article_id \(order) LIMIT 1
        """
    }

    /// The stories since a moment, newest first.
    public func recent(since: Timestamp, limit: Int) throws -> [ArticleSummary] {
        try latest(.period(since..<Timestamp.latest), limit: limit)
    }

    /// The months (UTC) that have stories, newest first, with how many.
    public func sitemapMonths() throws -> [(year: Int, month: Int, count: Int)] {
        trace.note(.latest)
        return try connection.query(
            "SELECT subject, count FROM listing_count WHERE list = ? AND count > 0 ORDER BY subject DESC",
            [.int(ListKey.monthList)]
        ) { row in
            let month = Int(row.int(0))
            return (1970 + month / 12, month % 12 + 1, Int(row.int(1)))
        }
    }

    /// A story as a sitemap names it.
    public struct SitemapStory: Sendable {
        /// Its address on the site.
        public var path: String
        /// The newest moment of its text.
        public var modified: Timestamp
        /// Its lead picture and those of its text, in order, each once.
        public var pictures: [Picture]
    }

    /// The most pictures of one story that a sitemap may name (Google's image sitemaps).
    private static let maxSitemapPictures = 1000
    /// The most pictures of texts in one part: with their addresses they stay below the 50 MB that a sitemap may have.
    private static let maxSitemapPartPictures = 50_000

    /// The stories of a month (UTC), oldest first, in parts of `length`; `part` from 1.
    public func sitemap(year: Int, month: Int, part: Int, length: Int) throws -> [SitemapStory] {
        guard (0...9999).contains(year), (1...12).contains(month), part >= 1 else { return [] }
        trace.note([.month((year - 1970) * 12 + month - 1), .pictures])
        let key = ListKey.month((year - 1970) * 12 + month - 1)
        let (skipped, isTooFar) = Int64(part - 1).multipliedReportingOverflow(by: Int64(length))
        guard !isTooFar else { return [] }
        let place: [SQLValue] = [.int(key.list), .int(key.subject), .int(Int64(length)), .int(skipped)]
        let shown = try pictures(ofTextsAt: place)
        return try connection.query(
            """
            SELECT article.id, article.path, article.published_at, article.updated_at, \(Self.pictureColumns)
            FROM listing CROSS JOIN article ON article.id = listing.article_id
                LEFT JOIN picture ON picture.id = article.lead_picture_id
            WHERE listing.list = ? AND listing.subject = ?
            ORDER BY listing.published_at, listing.article_id LIMIT ? OFFSET ?
            """,
            place
        ) { row in
            let lead = row.isNull(4) ? [] : [Self.picture(row, from: 4)]
            let others = (shown[row.id(0)] ?? []).filter { $0.id != lead.first?.id }
            return SitemapStory(
                path: row.text(1),
                modified: max(row.optionalTime(3) ?? row.time(2), row.time(2)),
                pictures: Array((lead + others).prefix(Self.maxSitemapPictures))
            )
        }
    }

    /// The pictures in the texts of a part of a list, by story, in order, each once.
    private func pictures(ofTextsAt place: [SQLValue]) throws -> [Identifier<Article>: [Picture]] {
        let shown = try connection.query(
            """
            SELECT page.article_id, \(Self.pictureColumns)
            FROM (
                SELECT article_id, published_at FROM listing WHERE list = ? AND subject = ?
                ORDER BY published_at, article_id LIMIT ? OFFSET ?
            ) AS page
                CROSS JOIN article_picture CROSS JOIN picture
            WHERE article_picture.article_id = page.article_id AND picture.id = article_picture.picture_id
                AND article_picture.position < \(Self.maxSitemapPictures)
            ORDER BY page.published_at, page.article_id, article_picture.position
            LIMIT \(Self.maxSitemapPartPictures)
            """,
            place
        ) { (article: $0.id(0) as Identifier<Article>, picture: Self.picture($0, from: 1)) }
        var seen: Set<[Int64]> = []
        return shown.reduce(into: [:]) { pictures, row in
            guard seen.insert([row.article.rawValue, row.picture.id.rawValue]).inserted else { return }
            pictures[row.article, default: []].append(row.picture)
        }
    }
}
