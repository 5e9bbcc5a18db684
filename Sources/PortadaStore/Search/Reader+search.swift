import CSearch
import Foundation
import PortadaCore

extension Reader {
    /// Totals are counted up to here.
    private static let countLimit = 1000
    /// Fewer than so many are all looked at, and joined by those whose headlines fit.
    private static let fewResults = 60
    private static let mostHeadlines = 200
    /// How long a search may take; words that stand in every story of a large archive take longer.
    static let searchLimit = Duration.seconds(2)

    /// Searches the archive. Any text is a question, and no text is an error; one that takes too long fails
    /// (`StoreError.Code.tooSlow`).
    public func search(_ query: SearchQuery) throws -> SearchResults {
        trace.note(.latest)
        return try connection.within(Self.searchLimit) {
            var results = try results(of: query)
            if query.page == 1, results.isRelaxed || results.total < Self.fewResults {
                results.correction = try correction(of: query.text)
            }
            return results
        }
    }

    private func correction(of text: String) throws -> String? {
        let (language, documents) = (try searchLanguage(), Int(try count(of: .newspaper)))
        return try Spelling(reader: self).correction(of: text) { word in
            if try stems(of: word, language: language).isEmpty { return nil }
            return try frequencies.counts(of: [word], documents: documents, count: frequency).first
        }
    }

    private typealias FoundDocument = (document: Int64, hit: SearchResults.Hit)

    private func results(of query: SearchQuery) throws -> SearchResults {
        guard var plan = try plan(query) else { return try headlineResults(of: query) }
        var found = try found(by: plan, for: query, upTo: Self.countLimit)
        if found.isWhole, found.documents.count < Self.fewResults {
            let more = try fewResults(of: query, plan, found.documents)
            if more.total > 0 { return more }
        }
        if found.documents.isEmpty, let relaxed = plan.relaxed {
            plan = relaxed
            found = try self.found(by: plan, for: query, upTo: Self.countLimit)
        }
        let others = try plan.isRelaxed ? [] : putSuggestions(into: &found.documents, plan, query)
        let total = found.documents.count
        var results = Self.results(total, isExact: found.isWhole && total <= Self.countLimit, query)
        results.isRelaxed = plan.isRelaxed && total > 0
        guard query.page <= results.pageCount else { return results }
        let page = found.documents.prefix(Self.countLimit).dropFirst(query.skipped).prefix(query.pageLength)
        results.hits = try hits(page, plan, others, HeadlineQuestion(query))
        return results
    }

    /// What the masthead suggested for the same words stands on the first page, behind the best: whoever asks for all of it
    /// finds at least that.
    /// - Returns: those of them that the question itself does not find, their last word being unfinished.
    private func putSuggestions(
        into documents: inout [Int64],
        _ plan: SearchPlan,
        _ query: SearchQuery
    ) throws -> Set<Int64> {
        guard query.sort == .relevance, query.pageLength >= 2 * SearchQuery.mostSuggestions else { return [] }
        let suggested = try suggestedDocuments(query, plan, limit: SearchQuery.mostSuggestions)
        let known = Set(documents)
        let others = try suggested.filter { try !known.contains($0) && !isFound($0, by: plan) }
        let best = Array(documents.prefix(query.pageLength - SearchQuery.mostSuggestions))
        let leading = best + suggested.filter { !best.contains($0) }
        let placed = Set(leading)
        documents = leading + documents.dropFirst(best.count).filter { !placed.contains($0) }
        return Set(others)
    }

    private func isFound(_ document: Int64, by plan: SearchPlan) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid = ?",
            [.text(plan.expression()), .int(document)]
        ) { _ in true } ?? false
    }

    /// The hits of a page in its order; those that only a headline brought are marked by it.
    private func hits(
        _ page: some Sequence<Int64>,
        _ plan: SearchPlan,
        _ others: Set<Int64>,
        _ question: HeadlineQuestion?
    ) throws -> [SearchResults.Hit] {
        var found = try hits(page.filter { !others.contains($0) }, plan)
        if let question { found += try hits(page.filter(others.contains), question) }
        let byDocument = Dictionary(found, uniquingKeysWith: { first, _ in first })
        return page.compactMap { byDocument[$0] }
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
        let query = SearchQuery(text: text)
        return try stories(suggestedDocuments(query, plan(query), limit: limit)).map(\.story)
    }

    private func suggestedDocuments(_ query: SearchQuery, _ plan: SearchPlan?, limit: Int) throws -> [Int64] {
        let question = HeadlineQuestion(query)
        var documents = try question.map { try self.documents($0, limit: limit, skipped: 0) } ?? []
        if documents.count < limit, let plan {
            let range = DocumentRange(first: query.since.map(SearchIndex.firstDocument) ?? .min, end: .max)
            let more = try newest(plan, range, limit: limit)
            documents += more.filter { !documents.contains($0) }
        }
        return Array(documents.prefix(limit))
    }

    /// Few stories have all the words: those whose headlines the suggestions found join them, the last word perhaps
    /// unfinished.
    private func fewResults(of query: SearchQuery, _ plan: SearchPlan, _ found: [Int64]) throws -> SearchResults {
        var documents = found
        let known = Set(documents)
        let question = HeadlineQuestion(query)
        let more = try question.map { try self.documents($0, limit: Self.mostHeadlines, skipped: 0) } ?? []
        documents += more.filter { !known.contains($0) }
        if query.sort == .newest { documents.sort(by: >) }
        _ = try putSuggestions(into: &documents, plan, query)
        var results = Self.results(documents.count, isExact: more.count < Self.mostHeadlines, query)
        guard query.page <= results.pageCount else { return results }
        let page = documents.dropFirst(query.skipped).prefix(query.pageLength)
        results.hits = try hits(page, plan, Set(documents).subtracting(known), question)
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

    private func searchLanguage() throws -> String {
        try connection.first("SELECT value FROM setting WHERE name = 'search.language'") { $0.text(0) }
            ?? SearchIndex.standardLanguage
    }

    /// How a question is put; nil when there is no word in it that the index knows of.
    func plan(_ query: SearchQuery) throws -> SearchPlan? {
        let terms = SearchTerms(query.text)
        let language = try searchLanguage()
        let wanted = try terms.wanted.compactMap { try stemmed($0, language: language) }
        guard !wanted.isEmpty else { return nil }
        let unwanted = try terms.unwanted.compactMap { try stemmed($0, language: language) }
        let documents = Int(try count(of: .newspaper))
        let counts = try wanted.map { word in
            // A form stands in no more stories than the rarest of its words.
            try word.term.forms.map { form in
                let words = try form.split(separator: " ").map { String($0) }
                    .filter { try !stems(of: $0, language: language).isEmpty }
                return try frequencies.counts(of: words, documents: documents, count: frequency).min() ?? 0
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

    /// The stems that the index knows a text by.
    private func stems(of text: String, language: String) throws -> [String] {
        try (connection as? SQLiteTransaction)?.stems(of: text, language: language) ?? []
    }

    private func hits(_ documents: [Int64], _ plan: SearchPlan) throws -> [FoundDocument] {
        let asked = AskedWords(plan.terms.map(\.text).joined(separator: " "))
        return try stories(documents).map { document, story in
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
                headline: MarkedText.html(asked.mark(marked?.0 ?? story.headline)),
                passage: MarkedText.html(asked.mark(marked?.1 ?? ""))
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
    var pageLength: Int { min(max(1, length), Self.maxLength) }
    /// How many come before the page; nothing counts as far as a page that there can't be.
    var skipped: Int { min(max(1, page) - 1, 1000) * pageLength }
}
