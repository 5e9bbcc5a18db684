/// A search by the beginnings of words, as the index of the desk's lists takes it; nil for a text without words.
struct WordQuery {
    /// The expression (sqlite.org/fts5.html, section 3): each word of the text begins some word of what is found.
    let expression: String

    init?(_ text: String) {
        // Terms hold letters, digits and single spaces alone, so that quoting them is enough.
        let words = SearchTerms(text.replacing("\"", with: " ")).wanted.flatMap { $0.split(separator: " ") }
        guard !words.isEmpty else { return nil }
        expression = words.map { "\"\($0)\" *" }.joined(separator: " ")
    }
}
