extension Migration {
    /// The newspaper: stories and what belongs to them, lists, comments, settings, history, search.
    static let initialSchema = Migration(
        name: "initial schema",
        statements: newspaper + stories + lists + history + search
    )

    private static let newspaper = [
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """
        CREATE TABLE section (
            id INTEGER PRIMARY KEY, parent_id BIGINT REFERENCES section (id), name TEXT NOT NULL, slug TEXT NOT NULL,
            path TEXT NOT NULL UNIQUE, description TEXT NOT NULL, position BIGINT NOT NULL)
        """,
        """
        CREATE TABLE picture (
            id INTEGER PRIMARY KEY, hash TEXT, slug TEXT NOT NULL, width BIGINT NOT NULL, height BIGINT NOT NULL,
            alt_text TEXT NOT NULL, caption TEXT NOT NULL, credit TEXT NOT NULL, source TEXT NOT NULL)
        """,
        "CREATE INDEX picture_by_hash ON picture (hash)",
        """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL, biography TEXT NOT NULL, picture_id BIGINT REFERENCES picture (id))
        """,
        """
        CREATE TABLE tag (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE, description TEXT NOT NULL)
        """,
        "CREATE TABLE menu (place TEXT PRIMARY KEY, entries TEXT NOT NULL)",
        "CREATE TABLE zone (name TEXT PRIMARY KEY, blocks TEXT NOT NULL)",
    ]

    private static let stories = [
        // A body stands by itself because a story and its revision share it.
        "CREATE TABLE body (id INTEGER PRIMARY KEY, markup TEXT NOT NULL)",
        """
        CREATE TABLE article (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, kicker TEXT NOT NULL,
            headline TEXT NOT NULL, summary TEXT NOT NULL, body_id BIGINT NOT NULL REFERENCES body (id),
            agency_credit TEXT NOT NULL, primary_section_id BIGINT REFERENCES section (id),
            lead_picture_id BIGINT REFERENCES picture (id), lead_caption TEXT NOT NULL, lead_alt_text TEXT NOT NULL,
            lead_credit TEXT NOT NULL, slug TEXT NOT NULL, path TEXT NOT NULL UNIQUE, created_at BIGINT NOT NULL,
            first_published_at BIGINT, published_at BIGINT, updated_at BIGINT, scheduled_at BIGINT,
            comments_open BIGINT NOT NULL, search_title TEXT NOT NULL, search_description TEXT NOT NULL,
            social_title TEXT NOT NULL, social_description TEXT NOT NULL, is_pinned BIGINT NOT NULL,
            version BIGINT NOT NULL)
        """,
        "CREATE INDEX article_pinned ON article (published_at) WHERE is_pinned = 1",
        "CREATE INDEX article_page ON article (headline) WHERE kind = 'page'",
        "CREATE INDEX article_scheduled ON article (scheduled_at) WHERE status = 'scheduled'",
        "CREATE INDEX article_by_slug ON article (slug)",
        "CREATE INDEX article_status ON article (status, created_at)",
        """
        CREATE TABLE article_section (
            article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
            section_id BIGINT NOT NULL REFERENCES section (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID
        """,
        "CREATE INDEX article_by_section ON article_section (section_id)",
        """
        CREATE TABLE article_person (
            article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
            person_id BIGINT NOT NULL REFERENCES person (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID
        """,
        "CREATE INDEX article_by_person ON article_person (person_id)",
        """
        CREATE TABLE article_tag (
            article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
            tag_id BIGINT NOT NULL REFERENCES tag (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID
        """,
        "CREATE INDEX article_by_tag ON article_tag (tag_id)",
        """
        CREATE TABLE article_picture (
            article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
            picture_id BIGINT NOT NULL REFERENCES picture (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID
        """,
        "CREATE INDEX article_by_picture ON article_picture (picture_id)",
        "CREATE INDEX article_by_lead_picture ON article (lead_picture_id) WHERE lead_picture_id IS NOT NULL",
        """
        CREATE TABLE correction (
            article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
            kind TEXT NOT NULL, text TEXT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (article_id, position))
            WITHOUT ROWID
        """,
        """
        CREATE TABLE comment (
            id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            parent_id BIGINT, author TEXT NOT NULL, text TEXT NOT NULL, created_at BIGINT NOT NULL,
            status TEXT NOT NULL)
        """,
        "CREATE INDEX comment_by_article ON comment (article_id, status, created_at)",
        "CREATE TABLE share_count (article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, "
            + "count BIGINT NOT NULL)",
        // Other addresses of things: old paths, `/?p=12`. `target` is for what is none of ours.
        """
        CREATE TABLE redirect (
            path TEXT PRIMARY KEY, article_id BIGINT REFERENCES article (id) ON DELETE CASCADE,
            section_id BIGINT REFERENCES section (id), person_id BIGINT REFERENCES person (id),
            tag_id BIGINT REFERENCES tag (id), picture_id BIGINT REFERENCES picture (id), target TEXT) WITHOUT ROWID
        """,
        "CREATE INDEX redirect_by_article ON redirect (article_id) WHERE article_id IS NOT NULL",
    ]

    private static let lists = [
        // Every list that readers see, newest first: one row for each place where a published story stands.
        """
        CREATE TABLE listing (
            list BIGINT NOT NULL, subject BIGINT NOT NULL, published_at BIGINT NOT NULL, article_id BIGINT NOT NULL
            REFERENCES article (id) ON DELETE CASCADE, PRIMARY KEY (list, subject, published_at, article_id))
            WITHOUT ROWID
        """,
        "CREATE INDEX listing_by_article ON listing (article_id)",
        // How many rows each list has, kept by the operations: nothing counts a list.
        """
        CREATE TABLE listing_count (
            list BIGINT NOT NULL, subject BIGINT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (list, subject))
            WITHOUT ROWID
        """,
    ]

    private static let history = [
        """
        CREATE TABLE revision (
            id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            version BIGINT NOT NULL, created_at BIGINT NOT NULL, actor TEXT NOT NULL, fields TEXT NOT NULL,
            body_id BIGINT NOT NULL REFERENCES body (id))
        """,
        "CREATE INDEX revision_by_article ON revision (article_id, version)",
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY, created_at BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
            subject TEXT NOT NULL, subject_id BIGINT, detail TEXT NOT NULL)
        """,
        "CREATE INDEX audit_by_subject ON audit (subject, subject_id)",
        "CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT NULL, "
            + "created_at BIGINT NOT NULL)",
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, created_at BIGINT NOT NULL, event TEXT NOT NULL,
            article_id BIGINT, done_at BIGINT)
        """,
        "CREATE INDEX outbox_open ON outbox (id) WHERE done_at IS NULL",
        // What an import brought: where it came from, and the fingerprint by which a second run knows it.
        """
        CREATE TABLE external_id (
            source TEXT NOT NULL, kind TEXT NOT NULL, external_id TEXT NOT NULL, local_id BIGINT NOT NULL,
            fingerprint BIGINT NOT NULL, PRIMARY KEY (source, kind, external_id)) WITHOUT ROWID
        """,
        "CREATE INDEX external_id_by_local ON external_id (kind, local_id)",
        // What an import did not understand, kept as it came.
        """
        CREATE TABLE external_data (
            source TEXT NOT NULL, kind TEXT NOT NULL, external_id TEXT NOT NULL, data TEXT NOT NULL,
            PRIMARY KEY (source, kind, external_id)) WITHOUT ROWID
        """,
    ]

    private static let search =
        [
            // The number of a document grows with the publication time, so the newest come first without sorting.
            """
            CREATE TABLE search_document (
                id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL UNIQUE REFERENCES article (id), byline TEXT NOT NULL,
                places TEXT NOT NULL)
            """,
            // What the index indexes; nothing is stored twice.
            """
            CREATE VIEW search_text AS
                SELECT search_document.id AS id, article.headline AS headline, article.summary AS summary,
                    plain_text(body.markup) AS body, search_document.byline AS byline,
                    search_document.places AS places
                FROM search_document JOIN article ON article.id = search_document.article_id
                    JOIN body ON body.id = article.body_id
            """,
        ] + SearchIndex.tables(language: SearchIndex.standardLanguage)
}
