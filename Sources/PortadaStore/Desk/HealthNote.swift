import PortadaCore

/// What the program noted of its own upkeep.
public struct HealthNote: Sendable, Hashable {
    /// What a note is about.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        /// The last backup; its value is the file's name.
        case backup
        /// The last check of the database; its value is empty, or what was found, line by line.
        case integrity
        /// The last walk through stories and pictures that came to its end; its value is how many it looked at.
        case walk
        /// When SQLite last looked at how many rows there are of what; its value is how many stories there were.
        case statistics
    }

    /// When.
    public var time: Timestamp
    /// What.
    public var value: String
}

/// Something that a walk through stories and pictures found.
public struct HealthFinding: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A link to an address of the newspaper's own that leads nowhere.
        case deadLink = "dead-link"
        /// A picture whose file is not there.
        case missingFile = "missing-file"
    }

    /// What it is.
    public var kind: Kind
    /// The story that has it; nil for a picture that no story shows.
    public var article: Identifier<Article>?
    /// The link's address, or the picture's name.
    public var detail: String

    /// Makes a finding.
    public init(kind: Kind, article: Identifier<Article>?, detail: String) {
        self.kind = kind
        self.article = article
        self.detail = detail
    }
}

/// One run of an import.
public struct ImportRun: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<ImportRun>
    /// What came in: a file's name.
    public var source: String
    /// When it began.
    public var started: Timestamp
    /// When it ended; nil when it never did.
    public var ended: Timestamp?
    /// How many things did not come in.
    public var failed: Int
    /// What went wrong with the whole; may be empty.
    public var detail: String
}

extension Store {
    /// Notes something of the program's own upkeep, over what it noted before.
    public func noteHealth(_ name: HealthNote.Name, _ value: String, at time: Timestamp) async throws {
        try await note(
            """
            INSERT INTO health_note (name, noted_at, value) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET noted_at = excluded.noted_at, value = excluded.value
            """,
            [.text(name.rawValue), .time(time), .text(value)]
        )
    }

    /// Notes what a walk found.
    public func noteFinding(_ finding: HealthFinding, at time: Timestamp) async throws {
        try await note(
            "INSERT INTO health_finding (kind, article_id, detail, found_at) VALUES (?, ?, ?, ?)",
            [.text(finding.kind.rawValue), .id(finding.article), .text(finding.detail), .time(time)]
        )
    }

    /// Lets go of what earlier walks found.
    public func forgetFindings(before time: Timestamp) async throws {
        try await note("DELETE FROM health_finding WHERE found_at < ?", [.time(time)])
    }

    /// Notes that an import begins.
    public func beginImport(_ source: String, at time: Timestamp) async throws -> Identifier<ImportRun> {
        // An import that was killed never says that it ended; the same file, brought in again, goes on with it.
        try await note("DELETE FROM import_run WHERE source = ? AND ended_at IS NULL", [.text(source)])
        return try await noteInserting(
            "INSERT INTO import_run (source, started_at, failed, detail) VALUES (?, ?, 0, '') RETURNING id",
            [.text(source), .time(time)]
        )
    }

    /// Notes how an import ended, and has SQLite look at what came in.
    public func endImport(
        _ id: Identifier<ImportRun>,
        failed: Int,
        detail: String = "",
        at time: Timestamp
    ) async throws {
        try await note(
            "UPDATE import_run SET ended_at = ?, failed = ?, detail = ? WHERE id = ?",
            [.time(time), .int(Int64(failed)), .text(detail), .id(id)]
        )
        try await keepStatistics(at: time)
    }
}

extension Reader {
    /// What was noted last; nil when never.
    public func healthNote(_ name: HealthNote.Name) throws -> HealthNote? {
        try connection.first(
            "SELECT noted_at, value FROM health_note WHERE name = ?",
            [.text(name.rawValue)]
        ) { HealthNote(time: $0.time(0), value: $0.text(1)) }
    }

    /// What the last whole walk found, or the one under way so far.
    public func healthFindings(_ kind: HealthFinding.Kind, limit: Int) throws -> [HealthFinding] {
        try connection.query(
            "SELECT article_id, detail FROM health_finding WHERE kind = ? ORDER BY id LIMIT ?",
            [.text(kind.rawValue), .int(Int64(limit))]
        ) { HealthFinding(kind: kind, article: $0.optionalID(0), detail: $0.text(1)) }
    }

    /// The last imports, the newest first.
    public func importRuns(limit: Int) throws -> [ImportRun] {
        try connection.query(
            """
            SELECT id, source, started_at, ended_at, failed, detail FROM import_run ORDER BY id DESC LIMIT ?
            """,
            [.int(Int64(limit))]
        ) { row in
            ImportRun(
                id: row.id(0),
                source: row.text(1),
                started: row.time(2),
                ended: row.optionalTime(3),
                failed: Int(row.int(4)),
                detail: row.text(5)
            )
        }
    }

    /// What waits in the outbox, counted up to a limit, and since when the first of it.
    public func waitingOutbox(upTo limit: Int) throws -> (count: Int, since: Timestamp?) {
        let count =
            try connection.first(
                "SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE done_at IS NULL LIMIT ?) AS counted",
                [.int(Int64(limit))]
            ) { Int($0.int(0)) } ?? 0
        let since = try connection.first(
            "SELECT created_at FROM outbox WHERE done_at IS NULL ORDER BY id LIMIT 1"
        ) { $0.time(0) }
        return (count, since)
    }

    /// The bodies of published stories by number, for a walk through all of them.
    public func publishedBodies(
        after id: Identifier<Article>,
        limit: Int
    ) throws -> [(id: Identifier<Article>, body: CleanHTML)] {
        try connection.query(
            """
            SELECT article.id, body.markup FROM article JOIN body ON body.id = article.body_id
            WHERE article.id > ? AND +article.status = 'published' ORDER BY article.id LIMIT ?
            """,
            [.id(id), .int(Int64(limit))]
        ) { ($0.id(0), $0.html(1)) }
    }

    /// Pictures that have a file, by number, for a walk through all of them.
    public func picturesWithFile(
        after id: Identifier<Picture>,
        limit: Int
    ) throws -> [(id: Identifier<Picture>, hash: String, slug: String)] {
        try connection.query(
            "SELECT id, hash, slug FROM picture WHERE id > ? AND hash IS NOT NULL ORDER BY id LIMIT ?",
            [.id(id), .int(Int64(limit))]
        ) { ($0.id(0), $0.text(1), $0.text(2)) }
    }

    /// A story that shows a picture; nil when there is none.
    public func story(showing picture: Identifier<Picture>) throws -> Identifier<Article>? {
        try connection.first(
            """
            SELECT id FROM article WHERE lead_picture_id = ?
            UNION ALL SELECT article_id FROM article_picture WHERE picture_id = ? LIMIT 1
            """,
            [.id(picture), .id(picture)]
        ) { $0.id(0) }
    }

    /// Stories as rows of a list, in the order of their numbers given; those that are not there are left out.
    public func storyRows(_ ids: [Identifier<Article>]) throws -> [StoryRow] {
        try withNames(
            connection.each(
                """
                SELECT \(StoryRow.columns) FROM article LEFT JOIN account ON account.id = article.owner_id
                WHERE article.id = ?
                """,
                ids
            ) { StoryRow($0) }
        )
    }
}
