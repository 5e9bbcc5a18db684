import PortadaCore

extension Reader {
    /// How many stories a search by text gives at most; it has no further pages.
    public static let maxFound = 100
    /// How many stories a list looks at for one page when more is asked of them than one index answers.
    static let maxLooked = 2_000
    /// Sections that a list merges; below a section with more, it looks at all stories instead.
    private static let maxSections = 30

    /// Stories for a list of the desk: published ones the newest first, others the last saved first. With a text, at
    /// most `maxFound` stories are given and `cursor` is not looked at.
    public func stories(_ filter: StoryFilter, after cursor: StoryCursor? = nil, limit: Int) throws -> [StoryRow] {
        try storyPage(filter, after: cursor, limit: limit).rows
    }

    /// A part of a list of the desk. However many stories there are, it costs what it shows, or at most
    /// `maxLooked` looks; then it says that there may be more further on.
    public func storyPage(_ filter: StoryFilter, after cursor: StoryCursor? = nil, limit: Int) throws -> StoryListPart {
        guard filter.text.isEmpty else { return try found(filter, limit: limit) }
        let walk = try walk(filter, after: cursor)
        let (filters, values) = walk.filters
        let rows = try connection.query(
            """
            SELECT \(StoryRow.columns) FROM (SELECT moment, story FROM (\(walk.source.sql)) LIMIT ?) AS candidate
                CROSS JOIN article ON article.id = candidate.story LEFT JOIN account ON account.id = article.owner_id
            \(filters) LIMIT ?
            """,
            walk.source.values + [.int(Int64(walk.looks(for: limit)))] + values + [.int(Int64(limit + 1))]
        ) { StoryRow($0) }
        let shown = Array(rows.prefix(limit))
        var page = StoryListPart(rows: try withNames(shown))
        if rows.count > limit {
            page.next = shown.last.map { filter.cursor(of: $0) }
        } else if !walk.facets.isEmpty, let last = try walk.lastLooked(connection) {
            page.next = last
            page.isUnfinished = true
        }
        return page
    }

    /// How many stories a list has: up to a limit, as far as `maxLooked` looks go. Nothing counts an archive.
    public func storyCount(_ filter: StoryFilter, upTo limit: Int) throws -> (count: Int, isWhole: Bool) {
        let walk = try walk(filter, after: nil)
        let (filters, values) = walk.filters
        let join = walk.facets.isEmpty ? "" : "CROSS JOIN article ON article.id = candidate.story"
        let count =
            try connection.first(
                """
                SELECT COUNT(*) FROM (SELECT 1 FROM (SELECT moment, story FROM (\(walk.source.sql)) LIMIT ?)
                    AS candidate \(join) \(filters) LIMIT ?) AS counted
                """,
                walk.source.values + [.int(Int64(walk.looks(for: limit)))] + values + [.int(Int64(limit + 1))]
            ) { Int($0.int(0)) } ?? 0
        let isWhole = try count <= limit && (walk.facets.isEmpty || walk.lastLooked(connection) == nil)
        return (min(count, limit), isWhole)
    }

    /// Stories by their numbers, in that order; those that are gone are left out.
    public func stories(_ ids: [Identifier<Article>]) throws -> [StoryRow] {
        try withNames(
            connection.each(
                """
                SELECT \(StoryRow.columns) FROM article LEFT JOIN account ON account.id = article.owner_id
                WHERE article.id = ?
                """,
                ids
            ) { StoryRow($0) }
        )
    }

    /// The scheduled stories, the next first.
    public func scheduled(limit: Int) throws -> [StoryRow] {
        try withNames(
            connection.query(
                """
                SELECT \(StoryRow.columns) FROM article LEFT JOIN account ON account.id = article.owner_id
                WHERE article.status = 'scheduled' ORDER BY article.scheduled_at LIMIT ?
                """,
                [.int(Int64(limit))]
            ) { StoryRow($0) }
        )
    }

    /// Rows with the names of those who sign them.
    func withNames(_ rows: [StoryRow]) throws -> [StoryRow] {
        try rows.map { row in
            var row = row
            row.bylines = try connection.query(
                """
                SELECT person.name FROM article_person JOIN person ON person.id = \(Self.nameNow("person"))
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

    // MARK: Which index leads

    /// The way through the stories that a filter asks for: the narrowest of what it asks leads, the rest is looked at.
    private func walk(_ filter: StoryFilter, after cursor: StoryCursor?) throws -> StoryWalk {
        let end = StoryCursor(moment: filter.until ?? .latest, id: Identifier(0))
        let before = cursor.map { $0.moment < end.moment ? $0 : end } ?? end
        // What nobody has typed a word into stands at the first moment of all.
        let first = Timestamp(milliseconds: Timestamp.earliest.rawValue + 1)
        let span = StorySource.Span(before: before, from: max(filter.from ?? first, first))
        var facets = try facets(filter)
        let isMerged: (StoryFacet) -> Bool = { $0.runs.count <= Self.maxSections * 2 }
        guard filter.goesByPublication else {
            let leader = try narrowest(facets.filter(isMerged), filter.statuses)?.facet
            facets.removeAll { $0 == leader }
            let runs = leader?.runs ?? [StoryRun("article", "id")]
            return StoryWalk(source: .saved(runs, filter.statuses, span), facets: facets)
        }
        var leader = try narrowest(facets, [.published])
        if let known = leader, known.facet.listing == nil, known.count > Self.maxLooked {
            leader = try narrowest(facets.filter { $0.listing != nil }, [.published])
        }
        guard let facet = leader?.facet else {
            return StoryWalk(source: .published(.newspaper, span), facets: facets)
        }
        facets.removeAll { $0 == facet }
        let source = facet.listing.map { StorySource.published($0, span) } ?? .published(by: facet, span)
        return StoryWalk(source: source, facets: facets)
    }

    /// What a filter asks beside state and time.
    func facets(_ filter: StoryFilter) throws -> [StoryFacet] {
        var facets: [StoryFacet] = []
        if let section = filter.section {
            let tree = try sectionTree()
            let below = tree.outline.map(\.0.id).filter { id in
                id != section && tree.lineage(of: id).contains { $0.id == section }
            }
            facets.append(.sections([section] + below))
        }
        // Readers' lists know those who sign; who began a story is asked of what they don't see.
        let accounts = filter.goesByPublication && !filter.people.isEmpty ? [] : filter.accounts
        if filter.people.count + filter.accounts.count > 0 { facets.append(.authors(filter.people, accounts)) }
        if let owner = filter.owner { facets.append(.owner(owner, try account(owner)?.person)) }
        return facets
    }

    /// The facet with the fewest stories, as far as counting goes; one alone is taken without counting by the last save.
    private func narrowest(
        _ facets: [StoryFacet],
        _ statuses: [ArticleStatus]
    ) throws -> (facet: StoryFacet, count: Int)? {
        if facets.count == 1, facets[0].listing != nil || statuses != [.published] { return (facets[0], 0) }
        let counted = try facets.map { facet in (facet: facet, count: try count(facet.runs, statuses)) }
        return counted.min { $0.count < $1.count }
    }

    /// How many stories of some states the runs of an index hold; when there are more than the limit, one more than it.
    func count(_ runs: [StoryRun], _ statuses: [ArticleStatus], upTo limit: Int = maxLooked) throws -> Int {
        var sum = 0
        for run in runs {
            for status in statuses where sum <= limit {
                sum +=
                    try connection.first(
                        """
                        SELECT COUNT(*) FROM (SELECT 1 FROM \(run.table) WHERE \(run.condition) AND status = ? LIMIT ?)
                            AS counted
                        """,
                        (run.value.map { [$0] } ?? [])
                            + [.text(status.rawValue), .int(Int64(limit + 1 - sum))]
                    ) { Int($0.int(0)) } ?? 0
            }
        }
        return sum
    }
}

extension StoryFilter {
    /// The place of a row in the list.
    func cursor(of row: StoryRow) -> StoryCursor {
        StoryCursor(moment: goesByPublication ? row.times.published ?? row.edited : row.edited, id: row.id)
    }
}
