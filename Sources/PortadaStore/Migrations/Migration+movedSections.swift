extension Migration {
    /// Sections that were moved in the tree, and up to which of their stories, from the newest, the lists and the search
    /// follow them.
    static let movedSections = Migration(
        name: "moved sections",
        statements: [
            """
            CREATE TABLE moved_section (
                section_id BIGINT PRIMARY KEY REFERENCES section (id) ON DELETE CASCADE, published_at BIGINT NOT NULL,
                article_id BIGINT NOT NULL)
            """
        ]
    )
}
