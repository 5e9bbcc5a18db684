import PortadaCore

/// A question to the index of headlines: every word as it is written, the last of them perhaps unfinished.
struct HeadlineQuestion {
    /// In the language of the index.
    let expression: String
    /// What is asked.
    let table: String
    /// What must hold.
    let condition: String
    /// The values in the condition.
    let values: [SQLValue]

    /// Nil when there is no word in it, or some that must not stand in a story: headlines alone don't tell.
    init?(_ query: SearchQuery) {
        let terms = SearchTerms(query.text)
        guard let last = terms.wanted.last, terms.unwanted.isEmpty else { return nil }
        let words = terms.wanted.dropLast().map { $0.expression() } + [last.expression(ending: "*")]
        expression = words.joined(separator: " AND ")
        var condition = "headline_index MATCH ?"
        var values: [SQLValue] = [.text(expression)]
        if let since = query.since {
            condition += " AND headline_index.rowid >= ?"
            values.append(.int(SearchIndex.firstDocument(at: since)))
        }
        if let section = query.section {
            table = "headline_index JOIN search_document ON search_document.id = headline_index.rowid"
            condition += " AND instr(' ' || search_document.places || ' ', ?) > 0"
            values.append(.text(" \(SearchIndex.place(of: section)) "))
        } else {
            table = "headline_index"
        }
        (self.condition, self.values) = (condition, values)
    }
}
