extension Migration {
    /// What an import has written of each thing, so that the next one knows what the newsroom changed since; and the old
    /// addresses about which the newsroom had the last word.
    static let importedDetails = Migration(
        name: "imported details",
        statements: [
            // JSON; empty for what came before this step.
            "ALTER TABLE external_id ADD COLUMN details TEXT NOT NULL DEFAULT ''",
            "CREATE TABLE own_redirect (path TEXT PRIMARY KEY) WITHOUT ROWID",
        ]
    )
}
