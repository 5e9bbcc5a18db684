/// A search by the beginnings of words, as the index of the desk's lists takes it; nil for a text without words.
struct WordQuery {
    /// The expression (sqlite.org/fts5.html, section 3): each word of the text begins some word of what is found.
    let expression: String

    init?(_ text: String) {
        // Terms hold letters, digits and single spaces alone, so that quoting them is enough.
        let terms = SearchTerms(text.replacing("\"", with: " ")).wanted
        guard !terms.isEmpty else { return nil }
        expression = terms.map { term in
            let words = term.text.split(separator: " ").map { "\"\($0)\" *" }.joined(separator: " AND ")
            return term.joined.map { "((\(words)) OR \"\($0)\" *)" } ?? words
        }
        .joined(separator: " AND ")
    }
}
