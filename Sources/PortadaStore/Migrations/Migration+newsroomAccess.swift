extension Migration {
    /// Who may sign in, from where they did, and whose a story is.
    static let newsroomAccess = Migration(name: "newsroom access", statements: accounts + audit + ownership)

    private static let accounts = [
        """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
            language TEXT NOT NULL, person_id BIGINT REFERENCES person (id), is_active BIGINT NOT NULL,
            needs_second_factor BIGINT NOT NULL, password TEXT, second_factor TEXT, second_factor_step BIGINT NOT NULL,
            created_at BIGINT NOT NULL)
        """,
        // Tokens are kept as their SHA-256: who reads the database can't sign in with it.
        """
        CREATE TABLE session (
            id INTEGER PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            token TEXT NOT NULL UNIQUE, created_at BIGINT NOT NULL, used_at BIGINT NOT NULL,
            confirmed_at BIGINT NOT NULL, place TEXT NOT NULL, device TEXT NOT NULL)
        """,
        "CREATE INDEX session_by_account ON session (account_id)",
        """
        CREATE TABLE invitation (
            token TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            expires_at BIGINT NOT NULL) WITHOUT ROWID
        """,
        """
        CREATE TABLE recovery_code (
            account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, code TEXT NOT NULL,
            PRIMARY KEY (account_id, code)) WITHOUT ROWID
        """,
        // Browsers in which somebody signed in before: an attack from elsewhere must not lock them out.
        """
        CREATE TABLE known_device (
            token TEXT NOT NULL, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            used_at BIGINT NOT NULL, PRIMARY KEY (token, account_id)) WITHOUT ROWID
        """,
    ]

    private static let audit = [
        "ALTER TABLE audit ADD COLUMN account_id BIGINT REFERENCES account (id)",
        "ALTER TABLE audit ADD COLUMN place TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE revision ADD COLUMN account_id BIGINT REFERENCES account (id)",
    ]

    private static let ownership = [
        "ALTER TABLE article ADD COLUMN owner_id BIGINT REFERENCES account (id)",
        "ALTER TABLE article ADD COLUMN embargo_until BIGINT",
        "ALTER TABLE article ADD COLUMN withdrawal_notice TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE article ADD COLUMN edited_at BIGINT NOT NULL DEFAULT 0",
        "UPDATE article SET edited_at = COALESCE(updated_at, published_at, created_at)",
        "CREATE INDEX article_edited ON article (edited_at, id)",
        "CREATE INDEX article_status_edited ON article (status, edited_at, id)",
        "CREATE INDEX article_owner_edited ON article (owner_id, edited_at, id) WHERE owner_id IS NOT NULL",
        "CREATE INDEX article_section_edited ON article (primary_section_id, edited_at, id)",
        "DROP INDEX article_status",
    ]
}
