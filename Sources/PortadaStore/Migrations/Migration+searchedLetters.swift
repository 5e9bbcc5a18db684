extension Migration {
    /// The words of the indexes without what nobody sees: soft hyphens and zero-width characters divide no word any more,
    /// and ligatures are letters. An index forgets a text by the very words that it knew it by, so all are made anew.
    static let searchedLetters = Migration(
        name: "searched letters",
        statements: ["search_index", "headline_index", "draft_index", "picture_index", "comment_index"].map { index in
            "INSERT INTO \(index) (\(index)) VALUES ('rebuild')"
        },
        longWork: LongWork(table: "search_document", act: "rebuilding the search index", things: "stories")
    )
}
