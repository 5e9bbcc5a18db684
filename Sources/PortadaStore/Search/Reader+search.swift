import CSearch
import Foundation
import PortadaCore

extension Reader {
    /// Totals are counted up to here.
    private static let countLimit = 1000
    /// So many of the newest matches are weighed; older ones only when the words stand in their headlines.
    private static let candidateLimit = 2000
    private static let headlineLimit = 500
    /// Fewer than so many are all looked at, and joined by those whose headlines fit.
    private static let fewResults = 60
    private static let mostHeadlines = 200
    /// How long a search may take; words that stand in every story of a large archive take longer.
    static let searchLimit = Duration.seconds(2)

    /// Searches the archive. Any text is a question, and no text is an error; one that takes too long fails
    /// (`StoreError.Code.tooSlow`).
    public func search(_ query: SearchQuery) throws -> SearchResults {
        trace.note(.latest)
        return try connection.within(Self.searchLimit) { try results(of: query) }
    }

    private typealias FoundDocument = (document: Int64, hit: SearchResults.Hit)

    private func results(of query: SearchQuery) throws -> SearchResults {
        guard var plan = try plan(query) else { return try headlineResults(of: query) }
        let since = query.since.map(SearchIndex.firstDocument) ?? Int64.min
        var total = try count(plan, since: since)
        if total < Self.fewResults {
            let more = try fewResults(of: query, plan, total: total, since: since)
            if more.total > 0 { return more }
        }
        if total == 0, let relaxed = plan.relaxed {
            plan = relaxed
            total = try count(plan, since: since)
        }
        var results = Self.results(total, isExact: total <= Self.countLimit, query)
        results.isRelaxed = plan.isRelaxed && total > 0
        guard query.page <= results.pageCount else { return results }
        let documents =
            query.sort == .newest
            ? try newest(plan, since: since, limit: query.pageLength, skipped: query.skipped)
            : Array(try ranked(plan, since: since).dropFirst(query.skipped).prefix(query.pageLength))
        results.hits = try hits(documents, plan).map(\.hit)
        return results
    }

    /// So many results without their hits: what is said of all of them.
    private static func results(_ total: Int, isExact: Bool, _ query: SearchQuery) -> SearchResults {
        var results = SearchResults()
        results.total = min(total, countLimit)
        results.isExact = isExact
        results.pageCount = (results.total + query.pageLength - 1) / query.pageLength
        return results
    }

    /// Stories for the masthead's search while a reader types: those whose headlines have the words, the last of them
    /// perhaps unfinished, newest first; then those that have them anywhere.
    public func suggest(_ text: String, limit: Int) throws -> [ArticleSummary] {
        trace.note(.latest)
        return try connection.within(Self.searchLimit) { try suggestions(for: text, limit: limit) }
    }

    private func suggestions(for text: String, limit: Int) throws -> [ArticleSummary] {
        let question = HeadlineQuestion(SearchQuery(text: text))
        var documents = try question.map { try self.documents($0, limit: limit, skipped: 0) } ?? []
        if documents.count < limit, let plan = try plan(SearchQuery(text: text)) {
            let more = try newest(plan, since: .min, limit: limit, skipped: 0)
            documents += more.filter { !documents.contains($0) }
        }
        return try stories(Array(documents.prefix(limit))).map(\.story)
    }

    /// Few stories have all the words: those whose headlines the suggestions found join them, the last word perhaps
    /// unfinished.
    private func fewResults(
        of query: SearchQuery,
        _ plan: SearchPlan,
        total: Int,
        since: Int64
    ) throws -> SearchResults {
        var documents: [Int64] = []
        if total > 0 {
            documents =
                query.sort == .newest
                ? try newest(plan, since: since, limit: total, skipped: 0) : try ranked(plan, since: since)
        }
        let known = Set(documents)
        let question = HeadlineQuestion(query)
        let more = try question.map { try self.documents($0, limit: Self.mostHeadlines, skipped: 0) } ?? []
        documents += more.filter { !known.contains($0) }
        if query.sort == .newest { documents.sort(by: >) }
        var results = Self.results(documents.count, isExact: more.count < Self.mostHeadlines, query)
        guard query.page <= results.pageCount else { return results }
        let page = documents.dropFirst(query.skipped).prefix(query.pageLength)
        var found = try hits(page.filter(known.contains), plan)
        if let question { found += try hits(page.filter { !known.contains($0) }, question) }
        // Those that only a headline brought stand behind the others, unless the newest come first.
        if query.sort == .newest { found.sort { $0.document > $1.document } }
        results.hits = found.map(\.hit)
        return results
    }

    /// What the suggestions found, as a page: words that the index passes over, and the last one perhaps unfinished.
    private func headlineResults(of query: SearchQuery) throws -> SearchResults {
        guard let question = HeadlineQuestion(query) else { return SearchResults() }
        let total =
            try connection.first(
                "SELECT COUNT(*) FROM (SELECT 1 FROM \(question.table) WHERE \(question.condition) LIMIT ?)",
                question.values + [.int(Int64(Self.countLimit + 1))]
            ) { Int($0.int(0)) } ?? 0
        var results = Self.results(total, isExact: total <= Self.countLimit, query)
        guard query.page <= results.pageCount else { return results }
        let page = try documents(question, limit: query.pageLength, skipped: query.skipped)
        results.hits = try hits(page, question).map(\.hit)
        return results
    }

    private func hits(_ documents: [Int64], _ question: HeadlineQuestion) throws -> [FoundDocument] {
        try stories(documents).map { document, story in
            let marked = try connection.first(
                "SELECT highlight(headline_index, 0, ?, ?) FROM headline_index WHERE headline_index MATCH ? AND rowid = ?",
                [.text(MarkedText.start), .text(MarkedText.end), .text(question.expression), .int(document)]
            ) { $0.text(0) }
            let hit = SearchResults.Hit(
                article: story,
                headline: MarkedText.html(marked ?? story.headline),
                passage: MarkedText.html(story.summary)
            )
            return (document, hit)
        }
    }

    private func documents(_ question: HeadlineQuestion, limit: Int, skipped: Int) throws -> [Int64] {
        try connection.query(
            """
            SELECT headline_index.rowid FROM \(question.table) WHERE \(question.condition)
            ORDER BY headline_index.rowid DESC LIMIT ? OFFSET ?
            """,
            question.values + [.int(Int64(limit)), .int(Int64(skipped))]
        ) { $0.int(0) }
    }

    /// How a question is put; nil when there is no word in it that the index knows of.
    func plan(_ query: SearchQuery) throws -> SearchPlan? {
        let terms = SearchTerms(query.text)
        let language =
            try connection.first(
                "SELECT value FROM setting WHERE name = 'search.language'",
                [],
                { $0.text(0) }
            ) ?? SearchIndex.standardLanguage
        let wanted = try terms.wanted.compactMap { try stemmed($0, language: language) }
        guard !wanted.isEmpty else { return nil }
        let unwanted = try terms.unwanted.compactMap { try stemmed($0, language: language) }
        let documents = Int(try count(of: .newspaper))
        let counts = try wanted.map { word in
            // A form stands in no more stories than the rarest of its stems.
            try word.stems.map { stems in
                try frequencies.counts(of: stems, documents: documents, count: frequency).min() ?? 0
            }
            .reduce(0, +)
        }
        return SearchPlan(
            terms: zip(wanted, counts).map { word, count in
                SearchPlan.Term(text: word.term.expression(), forms: word.stems.count, frequency: count)
            },
            unwanted: unwanted.map { $0.term.expression() },
            section: query.section,
            documents: documents
        )
    }

    /// A word in the forms that the index knows, with the stems of each; nil when it knows none. The pieces of U.E. are words that
    /// it leaves out, and only the whole is there.
    private func stemmed(
        _ term: SearchTerms.Term,
        language: String
    ) throws -> (term: SearchTerms.Term, stems: [[String]])? {
        let apart = try stems(of: term.text, language: language)
        guard let joined = term.joined else { return apart.isEmpty ? nil : (term, [apart]) }
        let whole = try stems(of: joined, language: language)
        if whole.isEmpty { return apart.isEmpty ? nil : (SearchTerms.Term(text: term.text), [apart]) }
        guard apart.count == term.text.split(separator: " ").count else {
            return (SearchTerms.Term(text: joined), [whole])
        }
        return (term, [apart, whole])
    }

    private func frequency(of stem: String) throws -> Int {
        try connection.first("SELECT doc FROM search_vocabulary WHERE term = ?", [.text(stem)]) { Int($0.int(0)) } ?? 0
    }

    /// The stems that the index knows a text by.
    private func stems(of text: String, language: String) throws -> [String] {
        try (connection as? SQLiteTransaction)?.stems(of: text, language: language) ?? []
    }

    private func count(_ plan: SearchPlan, since: Int64) throws -> Int {
        try connection.first(
            """
            SELECT COUNT(*) FROM (
                SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid >= ? LIMIT ?)
            """,
            [.text(plan.expression()), .int(since), .int(Int64(Self.countLimit + 1))]
        ) { Int($0.int(0)) } ?? 0
    }

    private func newest(_ plan: SearchPlan, since: Int64, limit: Int, skipped: Int) throws -> [Int64] {
        try connection.query(
            """
            SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid >= ?
            ORDER BY rowid DESC LIMIT ? OFFSET ?
            """,
            [.text(plan.expression()), .int(since), .int(Int64(limit)), .int(Int64(skipped))]
        ) { $0.int(0) }
    }

    /// Documents by their weight, the best first, the newer of equals before the older.
    private func ranked(_ plan: SearchPlan, since: Int64) throws -> [Int64] {
        var scores = try scores(plan, plan.expression(), since: since, limit: Self.candidateLimit)
        if scores.count == Self.candidateLimit {
            let inHeadlines = try self.scores(
                plan,
                plan.expression(column: "headline"),
                since: since,
                limit: Self.headlineLimit
            )
            let known = Set(scores.map(\.document))
            scores += inHeadlines.filter { !known.contains($0.document) }
        }
        return scores.sorted { ($0.score, $0.document) > ($1.score, $1.document) }.prefix(Self.countLimit)
            .map(\.document)
    }

    private func scores(
        _ plan: SearchPlan,
        _ expression: String,
        since: Int64,
        limit: Int
    ) throws -> [(document: Int64, score: Double)] {
        let weights = plan.weights
        let parameters = String(repeating: ", ?", count: weights.count)
        return try connection.query(
            """
            SELECT rowid, portada_rank(search_index\(parameters)) FROM search_index
            WHERE search_index MATCH ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?
            """,
            weights.map { .double($0) } + [.text(expression), .int(since), .int(Int64(limit))]
        ) { ($0.int(0), $0.double(1)) }
    }

    private func hits(_ documents: [Int64], _ plan: SearchPlan) throws -> [FoundDocument] {
        try stories(documents).map { document, story in
            let marked: (String, String)? = try connection.first(
                """
                SELECT highlight(search_index, 0, ?, ?), snippet(search_index, 2, ?, ?, '…', 32) FROM search_index
                WHERE search_index MATCH ? AND rowid = ?
                """,
                [
                    .text(MarkedText.start), .text(MarkedText.end), .text(MarkedText.start), .text(MarkedText.end),
                    .text(plan.expression()), .int(document),
                ]
            ) { ($0.text(0), $0.text(1)) }
            let hit = SearchResults.Hit(
                article: story,
                headline: MarkedText.html(marked?.0 ?? story.headline),
                passage: MarkedText.html(marked?.1 ?? "")
            )
            return (document, hit)
        }
    }

    private func stories(_ documents: [Int64]) throws -> [(document: Int64, story: ArticleSummary)] {
        guard !documents.isEmpty else { return [] }
        let (sql, values) = Self.placeholders(documents.map { .int($0) })
        let pairs: [(Int64, Identifier<Article>)] = try connection.query(
            "SELECT id, article_id FROM search_document WHERE id IN (\(sql))",
            values
        ) { ($0.int(0), $0.id(1)) }
        let articleByDocument = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        let found = try articles(documents.compactMap { articleByDocument[$0] })
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return documents.compactMap { document in
            articleByDocument[document].flatMap { byID[$0] }.map { (document, $0) }
        }
    }
}

extension SearchQuery {
    /// How many results a page holds.
    fileprivate var pageLength: Int { min(max(1, length), Self.maxLength) }
    /// How many come before the page; asked only for a page that there is.
    fileprivate var skipped: Int { (max(1, page) - 1) * pageLength }
}
