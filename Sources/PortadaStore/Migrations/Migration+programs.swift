extension Migration {
    /// Programs that work by the API, and those that are told of what happened.
    static let programs = Migration(name: "programs", statements: tokens + webhooks)

    private static let tokens = [
        // A number is never given twice: stories remember which program began them.
        """
        CREATE TABLE program_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, token TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL, scopes TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT, used_at BIGINT,
            place TEXT NOT NULL)
        """,
        """
        CREATE TABLE article_program (
            article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, token_id BIGINT NOT NULL)
            WITHOUT ROWID
        """,
        // Requests that a program may send again without their being done again.
        """
        CREATE TABLE program_request (
            token_id BIGINT NOT NULL, request_key TEXT NOT NULL, digest TEXT NOT NULL, created_at BIGINT NOT NULL,
            subject_id BIGINT, status BIGINT, answer TEXT, PRIMARY KEY (token_id, request_key)) WITHOUT ROWID
        """,
        "CREATE INDEX program_request_age ON program_request (created_at)",
        "CREATE INDEX comment_numbers ON comment (status, id)",
        // For programs that follow all changes, whatever state a story is in.
        "CREATE INDEX article_changed ON article (edited_at, id)",
    ]

    private static let webhooks = [
        """
        CREATE TABLE webhook (
            id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL,
            state TEXT NOT NULL, created_at BIGINT NOT NULL, after_outbox BIGINT NOT NULL, failing_since BIGINT,
            last_tried_at BIGINT, last_status BIGINT NOT NULL)
        """,
        """
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            webhook_id BIGINT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE, outbox_id BIGINT NOT NULL,
            event TEXT NOT NULL, article_id BIGINT, happened_at BIGINT NOT NULL, attempts BIGINT NOT NULL,
            next_at BIGINT NOT NULL, done_at BIGINT, status BIGINT NOT NULL, fault TEXT NOT NULL,
            UNIQUE (webhook_id, outbox_id))
        """,
        "CREATE INDEX delivery_due ON delivery (next_at) WHERE done_at IS NULL",
        "CREATE INDEX delivery_open ON delivery (outbox_id) WHERE done_at IS NULL",
        "CREATE INDEX delivery_by_webhook ON delivery (webhook_id, id)",
        "CREATE INDEX delivery_age ON delivery (done_at)",
        // When what happened was written out for those who want to hear of it; it is done when all of them were told.
        "ALTER TABLE outbox ADD COLUMN spread_at BIGINT",
        "CREATE INDEX outbox_unspread ON outbox (id) WHERE spread_at IS NULL",
    ]
}
