extension Migration {
    /// Who made a token: it ends with its maker's access. What was made before is known from the audit.
    static let tokenMakers = Migration(
        name: "token makers",
        statements: [
            "ALTER TABLE program_token ADD COLUMN account_id BIGINT",
            "CREATE INDEX known_device_by_account ON known_device (account_id)",
            """
            UPDATE program_token SET account_id = (
                SELECT audit.account_id FROM audit
                WHERE audit.action = 'add' AND audit.subject = 'token' AND audit.subject_id = program_token.id
                ORDER BY audit.id DESC LIMIT 1)
            """,
        ]
    )
}
