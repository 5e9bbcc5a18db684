extension Migration {
    /// What keeps questions at their price while an archive grows: how many places of a list fall into each stretch of time,
    /// a story's history in its order, the stories of a tag in the order of their saves, the letters of old addresses.
    static let largeArchives = Migration(
        name: "large archives",
        statements: stretches + history + tags + addresses + names,
        longWork: LongWork(table: "search_document", act: "preparing lists and old addresses", things: "stories")
    )

    /// Triggers keep the numbers right, whoever enters a story into a list. The newspaper's own list, which is read by months
    /// and days, has stretches of 3 days, any other of 25 (`ListKey.stretchBits`).
    private static let stretches = [
        """
        CREATE TABLE listing_stretch (
            list BIGINT NOT NULL, subject BIGINT NOT NULL, stretch BIGINT NOT NULL, count BIGINT NOT NULL,
            PRIMARY KEY (list, subject, stretch)) WITHOUT ROWID
        """,
        """
        INSERT INTO listing_stretch (list, subject, stretch, count)
            SELECT list, subject, published_at >> CASE list WHEN 0 THEN 28 ELSE 31 END AS stretch, COUNT(*)
            FROM listing GROUP BY list, subject, stretch
        """,
        """
        CREATE TRIGGER listing_entered AFTER INSERT ON listing BEGIN
            INSERT INTO listing_stretch (list, subject, stretch, count)
                VALUES (NEW.list, NEW.subject, NEW.published_at >> CASE NEW.list WHEN 0 THEN 28 ELSE 31 END, 1)
                ON CONFLICT (list, subject, stretch) DO UPDATE SET count = count + 1;
        END
        """,
        """
        CREATE TRIGGER listing_left AFTER DELETE ON listing BEGIN
            UPDATE listing_stretch SET count = count - 1 WHERE list = OLD.list AND subject = OLD.subject
                AND stretch = OLD.published_at >> CASE OLD.list WHEN 0 THEN 28 ELSE 31 END;
            DELETE FROM listing_stretch WHERE list = OLD.list AND subject = OLD.subject
                AND stretch = OLD.published_at >> CASE OLD.list WHEN 0 THEN 28 ELSE 31 END AND count = 0;
        END
        """,
    ]

    /// With the moment in it, so that SQLite has no reason to walk through all stories' entries in the order of time.
    private static let history = [
        "DROP INDEX audit_by_subject",
        "CREATE INDEX audit_by_subject ON audit (subject, subject_id, created_at, id)",
    ]

    private static let tags = [
        "ALTER TABLE article_tag ADD COLUMN status TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE article_tag ADD COLUMN edited_at BIGINT NOT NULL DEFAULT 0",
        """
        UPDATE article_tag SET (status, edited_at) =
            (SELECT article.status, article.edited_at FROM article WHERE article.id = article_id)
        """,
        "DROP INDEX article_by_tag",
        "CREATE INDEX article_by_tag ON article_tag (tag_id, status, edited_at, article_id)",
    ]

    /// Tags and people whose stories are being given to another: that they are one is true from the first moment, the rows
    /// follow little by little.
    private static let names =
        [
            """
            CREATE TABLE merging_name (
                kind TEXT NOT NULL, old_id BIGINT NOT NULL, new_id BIGINT NOT NULL, PRIMARY KEY (kind, old_id))
                WITHOUT ROWID
            """
        ]
        + ["section_id", "person_id", "tag_id"].map { column in
            "CREATE INDEX redirect_by_\(column) ON redirect (\(column)) WHERE \(column) IS NOT NULL"
        }

    /// Old addresses by any three letters that follow each other (sqlite.org/fts5.html, section 4.3.4), the last added first;
    /// those of pictures' files stand in no list.
    private static let addresses = [
        "CREATE TABLE redirect_address (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
        """
        CREATE VIRTUAL TABLE redirect_index USING fts5 (
            path, content = 'redirect_address', content_rowid = 'number', tokenize = 'trigram')
        """,
        "INSERT INTO redirect_address (path) SELECT path FROM redirect WHERE picture_id IS NULL ORDER BY path DESC",
        "INSERT INTO redirect_index (redirect_index) VALUES ('rebuild')",
        """
        CREATE TRIGGER redirect_added AFTER INSERT ON redirect WHEN NEW.picture_id IS NULL BEGIN
            INSERT INTO redirect_address (path) VALUES (NEW.path);
            INSERT INTO redirect_index (rowid, path)
                SELECT number, path FROM redirect_address WHERE path = NEW.path;
        END
        """,
        """
        CREATE TRIGGER redirect_removed AFTER DELETE ON redirect WHEN OLD.picture_id IS NULL BEGIN
            INSERT INTO redirect_index (redirect_index, rowid, path)
                SELECT 'delete', number, path FROM redirect_address WHERE path = OLD.path;
            DELETE FROM redirect_address WHERE path = OLD.path;
        END
        """,
    ]
}
