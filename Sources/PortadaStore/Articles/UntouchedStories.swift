import PortadaCore

/// Stories that somebody began and into which nobody has typed a word yet: no list of the desk shows them, and whoever begins
/// another gets the one that they left. They are those that were never saved, and stand in the lists' indexes before any moment.
extension Operation {
    /// Marks a story that was just begun as one into which nobody has typed yet.
    func leaveUntouched(_ id: Identifier<Article>) throws {
        try connection.execute("UPDATE article SET edited_at = ? WHERE id = ?", [.time(.earliest), .id(id)])
        try connection.execute(
            "UPDATE article_person SET edited_at = ? WHERE article_id = ?",
            [.time(.earliest), .id(id)]
        )
    }
}

extension Store {
    /// Puts a story into which somebody typed a first word into the lists.
    func noteTouched(_ id: Identifier<Article>, at time: Timestamp) async throws {
        let isUntouched = try await read { reader in
            try reader.connection.first(
                "SELECT 1 FROM article WHERE id = ? AND edited_at = ?",
                [.id(id), .time(.earliest)]
            ) { _ in true } ?? false
        }
        guard isUntouched else { return }
        let values: [SQLValue] = [.time(time), .id(id), .time(.earliest)]
        try await note("UPDATE article_person SET edited_at = ? WHERE article_id = ? AND edited_at = ?", values)
        try await note("UPDATE article SET edited_at = ? WHERE id = ? AND edited_at = ?", values)
    }
}

extension Reader {
    /// The stories of a kind that an account began before a moment and into which nobody has typed, the last begun first.
    public func untouchedStories(
        of account: Identifier<Account>,
        kind: ArticleKind,
        before time: Timestamp
    ) throws -> [Identifier<Article>] {
        try connection.query(
            """
            SELECT id FROM article WHERE owner_id = ? AND status = 'draft' AND edited_at = ? AND kind = ?
                AND created_at < ? ORDER BY id DESC LIMIT 20
            """,
            [.id(account), .time(.earliest), .text(kind.rawValue), .time(time)]
        ) { $0.id(0) }
    }

    /// The headlines that somebody typed into stories and has not saved, by story; empty where there are other changes alone.
    public func unsavedHeadlines(
        of account: Identifier<Account>,
        in stories: [Identifier<Article>]
    ) throws -> [Identifier<Article>: String] {
        try stories.reduce(into: [:]) { headlines, story in
            guard let entry = try journal(of: account, in: story).first else { return }
            headlines[story] = entry.fields["headline"]?.first ?? ""
        }
    }
}
