extension Migration {
    /// Who wants no single letters as shortcuts.
    static let singleKeys = Migration(
        name: "single keys",
        statements: ["ALTER TABLE account ADD COLUMN single_keys BIGINT NOT NULL DEFAULT 1"]
    )
}
