import PortadaCore

extension Reader {
    /// Stories that have words: those that readers find by the index of their search, all others by the desk's own.
    func found(_ filter: StoryFilter, limit: Int) throws -> StoryListPart {
        try connection.within(Self.searchLimit) { try part(of: filter, limit: limit) }
    }

    private func part(of filter: StoryFilter, limit: Int) throws -> StoryListPart {
        let limit = min(limit, Self.maxFound)
        let facets = try facets(filter)
        var rows: [StoryRow] = []
        if filter.statuses.contains(.published) { rows += try foundPublished(filter, facets, limit: limit + 1) }
        rows += try foundDrafts(filter, facets, limit: limit + 1)
        rows.sort { (filter.cursor(of: $0).moment, $0.id) > (filter.cursor(of: $1).moment, $1.id) }
        return StoryListPart(rows: try withNames(Array(rows.prefix(limit))), isCut: rows.count > limit)
    }

    private func foundPublished(_ filter: StoryFilter, _ facets: [StoryFacet], limit: Int) throws -> [StoryRow] {
        guard let plan = try plan(SearchQuery(text: filter.text, section: filter.section)) else { return [] }
        // The index already looks at the section.
        let others = StoryWalk(
            source: StorySource(),
            facets: facets.filter { if case .sections = $0 { false } else { true } }
        )
        let (conditions, values) = Self.conditions(filter, others)
        let (first, last) =
            filter.goesByPublication
            ? (
                filter.from.map(SearchIndex.firstDocument) ?? .min,
                filter.until.map { SearchIndex.firstDocument(at: $0.advanced(bySeconds: 60)) } ?? .max
            )
            : (.min, .max)
        return try connection.query(
            """
            SELECT \(StoryRow.columns) FROM (SELECT rowid AS document FROM search_index
                WHERE search_index MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) AS hit
                CROSS JOIN search_document ON search_document.id = hit.document
                CROSS JOIN article ON article.id = search_document.article_id
                LEFT JOIN account ON account.id = article.owner_id
            WHERE \(conditions) LIMIT ?
            """,
            [.text(plan.expression()), .int(first), .int(last), .int(Int64(Self.maxLooked))] + values
                + [.int(Int64(limit))]
        ) { StoryRow($0) }
    }

    private func foundDrafts(_ filter: StoryFilter, _ facets: [StoryFacet], limit: Int) throws -> [StoryRow] {
        guard let expression = SearchTerms(filter.text).expression else { return [] }
        let (conditions, values) = Self.conditions(filter, StoryWalk(source: StorySource(), facets: facets))
        let marks = filter.statuses.map { _ in "?" }.joined(separator: ", ")
        return try connection.query(
            """
            SELECT \(StoryRow.columns) FROM (SELECT rowid AS story FROM draft_index
                WHERE draft_index MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit
                CROSS JOIN article ON article.id = hit.story LEFT JOIN account ON account.id = article.owner_id
            WHERE article.status IN (\(marks)) AND \(conditions)
            ORDER BY article.edited_at DESC, article.id DESC LIMIT ?
            """,
            [.text(expression), .int(Int64(Self.maxLooked))] + filter.statuses.map { .text($0.rawValue) } + values
                + [.int(Int64(limit))]
        ) { StoryRow($0) }
    }

    /// What is asked of a row of `article` beside its words and its state.
    private static func conditions(_ filter: StoryFilter, _ walk: StoryWalk) -> (sql: String, values: [SQLValue]) {
        let moment = filter.goesByPublication ? "COALESCE(article.published_at, 0)" : "article.edited_at"
        let asked = walk.facets.map(\.condition)
        return (
            (["\(moment) >= ?", "\(moment) < ?"] + asked.map(\.sql)).joined(separator: " AND "),
            [.int(filter.from?.rawValue ?? .min), .int(filter.until?.rawValue ?? .max)] + asked.flatMap(\.values)
        )
    }
}
