extension Migration {
    /// A request that is sent again is shown what it made as that is now: what it was answered is not kept.
    static let presentAnswers = Migration(
        name: "present answers",
        statements: [
            "DROP INDEX program_request_subject",
            "ALTER TABLE program_request DROP COLUMN status",
            "ALTER TABLE program_request DROP COLUMN answer",
        ]
    )
}
