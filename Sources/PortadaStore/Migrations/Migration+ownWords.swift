extension Migration {
    /// A story is found by its own words: boxes that recommend another story hold that one's headline, which may have to
    /// be forgotten; so may what programs were answered about a story.
    static let ownWords = Migration(
        name: "own words",
        statements: [
            "DROP VIEW search_text",
            """
            CREATE VIEW search_text AS
                SELECT search_document.id AS id, article.headline AS headline, article.summary AS summary,
                    own_words(body.markup) AS body, search_document.byline AS byline,
                    search_document.places AS places
                FROM search_document JOIN article ON article.id = search_document.article_id
                    JOIN body ON body.id = article.body_id
            """,
            "INSERT INTO search_index (search_index) VALUES ('rebuild')",
            "CREATE INDEX program_request_subject ON program_request (subject_id)",
        ],
        longWork: LongWork(table: "search_document", act: "rebuilding the search index", things: "stories")
    )
}
