import PortadaCore

/// What one colleague tells the others about a story; readers never see it.
public struct StoryNote: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<StoryNote>
    /// Who wrote it, by name.
    public var author: String
    /// Plain text.
    public var text: String
    /// When it was written.
    public var time: Timestamp
}

extension Store {
    /// Leaves a note to colleagues at a story.
    public func addNote(_ text: String, to story: Identifier<Article>, by actor: Actor, at time: Timestamp) async throws
    {
        try await note(
            "INSERT INTO story_note (article_id, account_id, author, text, created_at) VALUES (?, ?, ?, ?, ?)",
            [
                .id(story), .id(actor.account), .text(actor.description),
                .text(text), .time(time),
            ]
        )
        try await noteTouched(story, at: time)
    }
}

extension Reader {
    /// The notes at a story, the newest last; the last 200 of them.
    public func notes(at story: Identifier<Article>) throws -> [StoryNote] {
        try connection.query(
            "SELECT id, author, text, created_at FROM story_note WHERE article_id = ? ORDER BY id DESC LIMIT 200",
            [.id(story)]
        ) { StoryNote(id: $0.id(0), author: $0.text(1), text: $0.text(2), time: $0.time(3)) }.reversed()
    }

    /// The number of the last note at a story; 0 when there is none.
    public func lastNote(at story: Identifier<Article>) throws -> Int64 {
        try connection.first("SELECT COALESCE(MAX(id), 0) FROM story_note WHERE article_id = ?", [.id(story)]) {
            $0.int(0)
        } ?? 0
    }
}
