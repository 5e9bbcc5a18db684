import PortadaCore

extension Store {
    /// How many windows of one account are remembered at a form that have something unsaved, and how many whose text is
    /// saved or thrown away: each time the page is opened is a window of its own.
    public static let (maxEditors, maxEnded): (Int64, Int64) = (20, 40)
    /// How long an entry is kept that nobody saves or throws away, in seconds.
    private static let keptSeconds: Int64 = 60 * 24 * 3600

    /// Notes what somebody typed, over their last entry. An entry that comes late, after one with a higher sequence, is
    /// left out.
    public func note(_ entry: JournalEntry, of story: Identifier<Article>) async throws {
        let key = entry.key
        try await note(
            """
            INSERT INTO journal (article_id, account_id, form, editor, sequence, base, fields, noted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (article_id, account_id, form, editor) DO UPDATE SET sequence = excluded.sequence,
                base = excluded.base, fields = excluded.fields, noted_at = excluded.noted_at
            WHERE excluded.sequence > journal.sequence
            """,
            [
                .id(story), .id(key.account), .text(key.form.name), .text(key.window), .int(entry.sequence),
                .int(entry.base), .text(try StoredJSON.encode(entry.fields)), .time(entry.time),
            ]
        )
        try await noteTouched(story, at: entry.time)
    }

    /// Throws away what an editor typed, and what of it is still on its way.
    public func dropJournal(_ mark: JournalEntry.Mark, of story: Identifier<Article>, at time: Timestamp) async throws {
        try await note(Self.ending, Self.values(ending: mark, of: story, at: time))
    }

    /// Forgets the windows of an account at a form beyond the last few, and all that were last heard of long ago. Those
    /// that have ended take no place of those that have something unsaved.
    public func tidyJournal(
        of account: Identifier<Account>,
        in story: Identifier<Article>,
        form: JournalForm = .story,
        at time: Timestamp
    ) async throws {
        let place: [SQLValue] = [.id(story), .id(account), .text(form.name)]
        try await note(
            """
            DELETE FROM journal
            WHERE noted_at < ? OR article_id = ? AND account_id = ? AND form = ? AND editor NOT IN (
                SELECT editor FROM (SELECT editor FROM journal
                    WHERE article_id = ? AND account_id = ? AND form = ? AND fields <> ''
                    ORDER BY noted_at DESC LIMIT ?) unsaved
                UNION ALL
                SELECT editor FROM (SELECT editor FROM journal
                    WHERE article_id = ? AND account_id = ? AND form = ? AND fields = ''
                    ORDER BY noted_at DESC LIMIT ?) ended)
            """,
            [.time(time.advanced(bySeconds: -Self.keptSeconds))] + place
                + place + [.int(Self.maxEditors)] + place + [.int(Self.maxEnded)]
        )
    }

    /// What has ended keeps its sequence and no fields: an entry that comes late is known by it.
    fileprivate static let ending = """
        INSERT INTO journal (article_id, account_id, form, editor, sequence, base, fields, noted_at)
        VALUES (?, ?, ?, ?, ?, 0, '', ?)
        ON CONFLICT (article_id, account_id, form, editor) DO UPDATE SET sequence = excluded.sequence, fields = '',
            noted_at = excluded.noted_at
        WHERE excluded.sequence >= journal.sequence
        """

    fileprivate static func values(
        ending mark: JournalEntry.Mark,
        of story: Identifier<Article>,
        at time: Timestamp
    ) -> [SQLValue] {
        [
            .id(story), .id(mark.key.account), .text(mark.key.form.name), .text(mark.key.window), .int(mark.sequence),
            .time(time),
        ]
    }
}

extension Operation {
    /// Ends what an editor typed: it is saved.
    func endJournal(_ mark: JournalEntry.Mark, of story: Identifier<Article>) throws {
        try connection.execute(Store.ending, Store.values(ending: mark, of: story, at: time))
    }

    /// What was typed into the form of a plan that is no more waits where a new one is prepared. An editor who waits there
    /// already is told apart by a name that no window has.
    func releaseJournal(of plan: Identifier<PlannedChange>, in story: Identifier<Article>) throws {
        let (former, general) = (JournalForm.update(plan).name, JournalForm.update(nil).name)
        try connection.execute(
            """
            UPDATE journal SET form = ?, editor = CASE WHEN EXISTS (
                SELECT 1 FROM journal other WHERE other.article_id = journal.article_id
                AND other.account_id = journal.account_id AND other.form = ? AND other.editor = journal.editor)
                THEN editor || ? ELSE editor END
            WHERE article_id = ? AND form = ?
            """,
            [.text(general), .text(general), .text("-\(plan)"), .id(story), .text(former)]
        )
    }
}

extension Reader {
    /// What somebody typed into a form of a story and has not saved, the last first.
    public func journal(
        of account: Identifier<Account>,
        in story: Identifier<Article>,
        form: JournalForm = .story
    ) throws -> [JournalEntry] {
        try connection.query(
            """
            SELECT editor, sequence, base, fields, noted_at FROM journal
            WHERE article_id = ? AND account_id = ? AND form = ? AND fields <> '' ORDER BY noted_at DESC, sequence DESC
            """,
            [.id(story), .id(account), .text(form.name)]
        ) { row in
            JournalEntry(
                key: JournalEntry.Key(account: account, window: row.text(0), form: form),
                sequence: row.int(1),
                base: row.int(2),
                fields: try StoredJSON.decode([String: [String]].self, from: row.text(3)),
                time: row.time(4)
            )
        }
    }

    /// What an editor typed last; nil when everything is saved.
    public func journal(_ key: JournalEntry.Key, in story: Identifier<Article>) throws -> JournalEntry? {
        try journal(of: key.account, in: story, form: key.form).first { $0.key == key }
    }

    /// The sequence of what an editor typed and has not saved; 0 when nothing waits.
    public func journalSequence(_ key: JournalEntry.Key, in story: Identifier<Article>) throws -> Int64 {
        try connection.first(
            """
            SELECT sequence FROM journal
            WHERE article_id = ? AND account_id = ? AND form = ? AND editor = ? AND fields <> ''
            """,
            [.id(story), .id(key.account), .text(key.form.name), .text(key.window)]
        ) { $0.int(0) } ?? 0
    }

    /// How many windows of an account are remembered at a form of a story.
    public func editors(
        of account: Identifier<Account>,
        in story: Identifier<Article>,
        form: JournalForm = .story
    ) throws -> Int64 {
        try connection.first(
            "SELECT COUNT(*) FROM journal WHERE article_id = ? AND account_id = ? AND form = ?",
            [.id(story), .id(account), .text(form.name)]
        ) { $0.int(0) } ?? 0
    }
}
