import PortadaCore

/// The documents that a question finds, in the order that it wishes.
struct FoundDocuments {
    /// The best or the newest first.
    var documents: [Int64] = []
    /// Whether these are all there are.
    var isWhole = true
}

/// Documents from one number on, before another: a stretch of time, as numbers grow with the publication.
struct DocumentRange {
    var first: Int64
    var end: Int64

    static let all = DocumentRange(first: .min, end: .max)

    var values: [SQLValue] { [.int(first), .int(end)] }
}

extension Reader {
    /// So many of the newest matches are weighed; older ones only when the words stand in their headlines.
    private static let candidateLimit = 2000
    private static let headlineLimit = 30
    /// A word that stands in fewer recent stories than this is counted in all of them.
    private static let surelyCommon = 20

    /// The documents that a question finds: in recent stories all, as far as they are not too many to weigh; of older ones as
    /// many as the page needs, behind them. So what a search costs does not grow with the archive, as long as there is enough
    /// to be found.
    /// - Parameter limit: no more are counted.
    func found(by plan: SearchPlan, for query: SearchQuery, upTo limit: Int) throws -> FoundDocuments {
        let since = query.since.map(SearchIndex.firstDocument) ?? .min
        let bound = max(since, try firstRecentDocument())
        let recent = DocumentRange(first: bound, end: .max)
        var found: FoundDocuments
        switch query.sort {
        case .newest:
            let documents = try newest(plan, recent, limit: limit + 1)
            found = FoundDocuments(documents: documents, isWhole: documents.count <= limit)
        case .relevance: found = try ranked(plan, recent, since: since)
        }
        let needed = min(query.skipped + query.pageLength + 1, limit + 1) - found.documents.count
        guard since < bound, found.isWhole else { return found }
        guard needed > 0 else {
            found.isWhole = false
            return found
        }
        let known = Set(found.documents.filter { $0 < bound })
        let older = try newest(plan, DocumentRange(first: since, end: bound), limit: needed + known.count)
        found.documents += older.filter { !known.contains($0) }
        found.isWhole = older.count < needed + known.count
        return found
    }

    /// Documents that have all the words, the newest first.
    func newest(_ plan: SearchPlan, _ range: DocumentRange, limit: Int) throws -> [Int64] {
        try connection.query(
            """
            SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid >= ? AND rowid < ?
            ORDER BY rowid DESC LIMIT ?
            """,
            [.text(plan.expression())] + range.values + [.int(Int64(limit))]
        ) { $0.int(0) }
    }

    /// Documents by their weight, the best first, the newer of equals before the older: the recent ones, and those of any time
    /// whose headlines have all the words.
    private func ranked(_ plan: SearchPlan, _ recent: DocumentRange, since: Int64) throws -> FoundDocuments {
        var scores = try scores(plan, recent, limit: Self.candidateLimit)
        let isWhole = scores.count < Self.candidateLimit
        if let oldest = isWhole ? recent.first : scores.last?.document, oldest > since, !plan.isRelaxed {
            let older = DocumentRange(first: since, end: oldest)
            scores += try headlines(plan, older).flatMap { document in
                try self.scores(plan, DocumentRange(first: document, end: document + 1), limit: 1)
            }
        }
        let best = scores.sorted { ($0.score, $0.document) > ($1.score, $1.document) }
        return FoundDocuments(documents: best.map(\.document), isWhole: isWhole)
    }

    private func scores(
        _ plan: SearchPlan,
        _ range: DocumentRange,
        limit: Int
    ) throws -> [(document: Int64, score: Double)] {
        let weights = plan.weights
        let parameters = String(repeating: ", ?", count: weights.count)
        return try connection.query(
            """
            SELECT rowid, portada_rank(search_index\(parameters)) FROM search_index
            WHERE search_index MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
            """,
            weights.map { .double($0) } + [.text(plan.expression())] + range.values + [.int(Int64(limit))]
        ) { ($0.int(0), $0.double(1)) }
    }

    /// Documents whose headlines have all the words as they were typed, the newest first.
    private func headlines(_ plan: SearchPlan, _ range: DocumentRange) throws -> [Int64] {
        try connection.query(
            """
            SELECT rowid FROM headline_index WHERE headline_index MATCH ? AND rowid >= ? AND rowid < ?
            ORDER BY rowid DESC LIMIT ?
            """,
            [.text(plan.terms.map(\.text).joined(separator: " AND "))] + range.values + [
                .int(Int64(Self.headlineLimit))
            ]
        ) { $0.int(0) }
    }

    /// Where the recent stories begin: with the stretch of time in which the last of them lies.
    private func firstRecentDocument() throws -> Int64 {
        let stories = CountedList(.newspaper)
        let place = try stories.place(behind: recentStories, connection)
        guard place.from < stories.last else { return .min }
        return SearchIndex.firstDocument(at: Timestamp(milliseconds: stories.startOfStretch(with: place.from)))
    }

    /// In how many documents a word stands, about: a common one is counted in recent stories alone.
    func frequency(of word: String) throws -> Int {
        let bound = try firstRecentDocument()
        let recent = try count(word, DocumentRange(first: bound, end: .max))
        guard bound > .min else { return recent }
        guard recent >= Self.surelyCommon else {
            return try recent + count(word, DocumentRange(first: .min, end: bound))
        }
        return Int(Double(recent) / Double(recentStories) * Double(try count(of: .newspaper)))
    }

    private func count(_ word: String, _ range: DocumentRange) throws -> Int {
        try connection.first(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?)
                AS counted
            """,
            [.text(SearchTerms.Term(text: word).expression())] + range.values + [.int(recentStories)]
        ) { Int($0.int(0)) } ?? 0
    }
}
