import PortadaCore

/// A note of a colleague's at somebody's story.
public struct ColleagueNote: Sendable, Hashable {
    /// The story.
    public var story: Identifier<Article>
    /// Its headline; may be empty.
    public var headline: String
    /// Who wrote it, by name.
    public var author: String
    /// Plain text.
    public var text: String
    /// When it was written.
    public var time: Timestamp
}

extension Reader {
    /// So many of the last notes in the newsroom are looked at.
    private static let notesLooked = 300

    /// What colleagues noted lately at the stories that somebody began or signs, the newest first.
    public func colleaguesNotes(
        for account: Identifier<Account>,
        since time: Timestamp,
        limit: Int
    ) throws -> [ColleagueNote] {
        let facet = StoryFacet.owner(account, try self.account(account)?.person)
        let (condition, values) = facet.condition
        return try connection.query(
            """
            SELECT article.id, article.headline, entry.author, entry.text, entry.created_at
            FROM (SELECT article_id, account_id, author, text, created_at FROM story_note ORDER BY id DESC LIMIT ?)
                AS entry CROSS JOIN article ON article.id = entry.article_id
            WHERE COALESCE(entry.account_id, 0) <> ? AND entry.created_at >= ? AND article.status <> 'killed'
                AND \(condition) LIMIT ?
            """,
            [.int(Int64(Self.notesLooked)), .id(account), .time(time)] + values + [.int(Int64(limit))]
        ) { row in
            ColleagueNote(
                story: row.id(0),
                headline: row.text(1),
                author: row.text(2),
                text: row.text(3),
                time: row.time(4)
            )
        }
    }
}
