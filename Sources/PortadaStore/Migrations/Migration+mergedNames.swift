extension Migration {
    /// What became of tags and people that were merged, so that old revisions and open editors still find them.
    static let mergedNames = Migration(
        name: "merged names",
        statements: [
            """
            CREATE TABLE merged_name (
                kind TEXT NOT NULL, old_id BIGINT NOT NULL, new_id BIGINT NOT NULL, PRIMARY KEY (kind, old_id))
                WITHOUT ROWID
            """,
            "CREATE INDEX merged_name_by_new ON merged_name (kind, new_id)",
            "CREATE INDEX tag_by_name ON tag (name)",
        ]
    )
}
