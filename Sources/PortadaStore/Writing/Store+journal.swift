import PortadaCore

extension Store {
    /// How many editors of one account are remembered for a story.
    private static let maxEditors: Int64 = 8
    /// How long an entry is kept that nobody saves or throws away, in seconds.
    private static let keptSeconds: Int64 = 60 * 24 * 3600

    /// Notes what somebody typed, over their last entry. An entry that comes late, after one with a higher sequence, is
    /// left out.
    public func note(_ entry: JournalEntry, of story: Identifier<Article>) async throws {
        let (account, window) = (entry.key.account, entry.key.window)
        try await note(
            """
            INSERT INTO journal (article_id, account_id, editor, sequence, base, fields, noted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (article_id, account_id, editor) DO UPDATE SET sequence = excluded.sequence,
                base = excluded.base, fields = excluded.fields, noted_at = excluded.noted_at
            WHERE excluded.sequence > journal.sequence
            """,
            [
                .id(story), .id(account), .text(window), .int(entry.sequence), .int(entry.base),
                .text(try StoredJSON.encode(entry.fields)), .time(entry.time),
            ]
        )
        guard entry.sequence == 1 else { return }
        try await note(
            """
            DELETE FROM journal WHERE article_id = ? AND account_id = ? AND editor NOT IN (SELECT editor FROM journal
                WHERE article_id = ? AND account_id = ? ORDER BY noted_at DESC LIMIT ?)
            """,
            [.id(story), .id(account), .id(story), .id(account), .int(Self.maxEditors)]
        )
        let oldest = entry.time.advanced(bySeconds: -Self.keptSeconds)
        try await note("DELETE FROM journal WHERE noted_at < ?", [.time(oldest)])
    }

    /// Throws away what an editor typed.
    public func dropJournal(_ key: JournalEntry.Key, of story: Identifier<Article>) async throws {
        try await note(
            "DELETE FROM journal WHERE article_id = ? AND account_id = ? AND editor = ?",
            [.id(story), .id(key.account), .text(key.window)]
        )
    }
}

extension Operation {
    /// Ends what an editor typed: it is saved.
    func endJournal(_ key: JournalEntry.Key, of story: Identifier<Article>) throws {
        try connection.execute(
            "DELETE FROM journal WHERE article_id = ? AND account_id = ? AND editor = ?",
            [.id(story), .id(key.account), .text(key.window)]
        )
    }
}

extension Reader {
    /// What somebody typed into a story and has not saved, the last first.
    public func journal(of account: Identifier<Account>, in story: Identifier<Article>) throws -> [JournalEntry] {
        try connection.query(
            """
            SELECT editor, sequence, base, fields, noted_at FROM journal WHERE article_id = ? AND account_id = ?
            ORDER BY noted_at DESC, sequence DESC
            """,
            [.id(story), .id(account)]
        ) { row in
            JournalEntry(
                key: JournalEntry.Key(account: account, window: row.text(0)),
                sequence: row.int(1),
                base: row.int(2),
                fields: try StoredJSON.decode([String: [String]].self, from: row.text(3)),
                time: row.time(4)
            )
        }
    }

    /// What an editor typed last; nil when everything is saved.
    public func journal(_ key: JournalEntry.Key, in story: Identifier<Article>) throws -> JournalEntry? {
        try journal(of: key.account, in: story).first { $0.key == key }
    }
}
