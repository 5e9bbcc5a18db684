extension Migration {
    /// Planned changes by time, those that are stopped too; what a webhook failed of last.
    static let agenda = Migration(
        name: "agenda",
        statements: [
            "CREATE INDEX planned_change_by_time ON planned_change (due_at, id)",
            "ALTER TABLE webhook ADD COLUMN last_fault TEXT NOT NULL DEFAULT ''",
        ]
    )
}
