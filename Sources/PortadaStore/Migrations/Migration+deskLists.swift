extension Migration {
    /// Lists of the desk that cost what they show, acts on many stories, saved views, the audit's indexes, health.
    static let deskLists = Migration(
        name: "lists of the desk",
        statements: stories + draftSearch + views + manyStories + audit + health
    )

    /// Each way to ask for stories ends in (status, edited_at, article): lists are merged from such runs.
    private static let stories =
        [
            "DROP INDEX article_edited",
            "DROP INDEX article_owner_edited",
            "DROP INDEX article_section_edited",
            """
            CREATE INDEX article_owner_edited ON article (owner_id, status, edited_at, id) WHERE owner_id IS NOT NULL
            """,
            "CREATE INDEX article_section_edited ON article (primary_section_id, status, edited_at, id)",
            "CREATE INDEX person_by_name ON person (name)",
            "CREATE INDEX comment_waiting ON comment (created_at) WHERE status = 'pending'",
            "CREATE INDEX article_embargo ON article (embargo_until) WHERE embargo_until IS NOT NULL",
        ]
        + [("person", "article_by_person"), ("section", "article_by_section")].flatMap { subject, index in
            [
                "ALTER TABLE article_\(subject) ADD COLUMN status TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE article_\(subject) ADD COLUMN edited_at BIGINT NOT NULL DEFAULT 0",
                """
                UPDATE article_\(subject) SET
                    status = (SELECT status FROM article WHERE article.id = article_id),
                    edited_at = (SELECT edited_at FROM article WHERE article.id = article_id)
                """,
                "DROP INDEX \(index)",
                "CREATE INDEX \(index) ON article_\(subject) (\(subject)_id, status, edited_at, article_id)",
            ]
        }

    /// What the readers' search does not hold: stories that they don't see, and pages outside the news.
    private static let draftSearch = [
        """
        CREATE VIEW draft_text AS
            SELECT article.id AS id, headline, kicker || ' ' || summary || ' ' || plain_text(body.markup) AS words
            FROM article JOIN body ON body.id = article.body_id
            WHERE (article.status <> 'published' OR article.kind = 'page') AND article.status <> 'killed'
        """,
        """
        CREATE VIRTUAL TABLE draft_index USING fts5 (
            headline, words, content = 'draft_text', content_rowid = 'id', tokenize = 'portada none')
        """,
        "INSERT INTO draft_index (rowid, headline, words) SELECT id, headline, words FROM draft_text",
    ]

    private static let views = [
        """
        CREATE TABLE story_view (
            id INTEGER PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            name TEXT NOT NULL, query TEXT NOT NULL, is_shared BIGINT NOT NULL, position BIGINT NOT NULL)
        """,
        "CREATE INDEX story_view_by_account ON story_view (account_id, position)",
        "CREATE INDEX story_view_shared ON story_view (position) WHERE is_shared = 1",
        """
        CREATE TABLE account_preference (
            account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, name TEXT NOT NULL,
            value TEXT NOT NULL, PRIMARY KEY (account_id, name)) WITHOUT ROWID
        """,
    ]

    /// An act on many stories, with the versions before and after it, so that it can be taken back.
    private static let manyStories = [
        """
        CREATE TABLE bulk_act (
            id INTEGER PRIMARY KEY, account_id BIGINT REFERENCES account (id), created_at BIGINT NOT NULL,
            act TEXT NOT NULL, refused TEXT NOT NULL, undone_at BIGINT, undo_refused TEXT NOT NULL DEFAULT '[]')
        """,
        """
        CREATE TABLE bulk_story (
            act_id BIGINT NOT NULL REFERENCES bulk_act (id) ON DELETE CASCADE,
            article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, before_version BIGINT NOT NULL,
            after_version BIGINT NOT NULL, PRIMARY KEY (act_id, article_id)) WITHOUT ROWID
        """,
        "CREATE INDEX bulk_story_by_article ON bulk_story (article_id)",
    ]

    private static let audit =
        ["account_id", "action", "subject"].map { column in
            "CREATE INDEX audit_by_\(column)_time ON audit (\(column), created_at, id)"
        } + ["CREATE INDEX audit_by_time ON audit (created_at, id)"]

    private static let health = [
        // What the program noted of itself: the last backup, the last check, how far a walk is.
        "CREATE TABLE health_note (name TEXT PRIMARY KEY, noted_at BIGINT NOT NULL, value TEXT NOT NULL)",
        // What a walk through the stories found: links that lead nowhere, pictures without a file.
        """
        CREATE TABLE health_finding (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, article_id BIGINT REFERENCES article (id) ON DELETE CASCADE,
            detail TEXT NOT NULL, found_at BIGINT NOT NULL)
        """,
        "CREATE INDEX health_finding_by_kind ON health_finding (kind, id)",
        "CREATE INDEX health_finding_by_article ON health_finding (article_id) WHERE article_id IS NOT NULL",
        """
        CREATE TABLE import_run (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT,
            failed BIGINT NOT NULL, detail TEXT NOT NULL)
        """,
    ]
}
