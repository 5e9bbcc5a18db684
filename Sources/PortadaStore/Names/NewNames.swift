import PortadaCore

/// Brings the search index up with people and agencies who were renamed or merged: their stories are taken in anew a few
/// at a time, so that nobody waits for an archive. Killed at any moment, it goes on where it was.
public struct NewNames: Sendable {
    private static let batch = 25

    private let store: Store

    /// The new names of a newspaper.
    public init(_ store: Store) {
        self.store = store
    }

    /// Takes the next few stories in anew.
    /// - Returns: whether there may be more.
    public func takeIn() async throws -> Bool {
        guard try await store.read(.upkeep, { try Self.next($0.connection) }) != nil else { return false }
        return try await store.noting(Self.step)
    }

    /// One step, in the transaction that a connection is in.
    @Sendable
    static func step(_ connection: any Connection) throws -> Bool {
        guard let place = try next(connection) else { return false }
        // A story that is saved meanwhile is taken in with the names of that moment, and stands further on here.
        let stories: [(id: Identifier<Article>, edited: Timestamp)] = try connection.query(
            """
            SELECT article_id, edited_at FROM article_person
            WHERE person_id = ? AND status = 'published' AND (edited_at, article_id) > (?, ?)
            ORDER BY edited_at, article_id LIMIT ?
            """,
            [.id(place.person), .time(place.edited), .id(place.story), .int(Int64(batch))]
        ) { ($0.id(0), $0.time(1)) }
        let reader = Reader(connection: connection)
        for story in stories { try reader.article(story.id).map(SearchIndex(connection).renew) }
        if let last = stories.last, stories.count == batch {
            try connection.execute(
                "UPDATE renamed_person SET edited_at = ?, article_id = ? WHERE person_id = ?",
                [.time(last.edited), .id(last.id), .id(place.person)]
            )
        } else {
            try connection.execute("DELETE FROM renamed_person WHERE person_id = ?", [.id(place.person)])
        }
        return true
    }

    /// Somebody with another name, and the last of their stories that the index is right about.
    private static func next(
        _ connection: any Connection
    ) throws -> (person: Identifier<Person>, edited: Timestamp, story: Identifier<Article>)? {
        try connection.first("SELECT person_id, edited_at, article_id FROM renamed_person LIMIT 1") {
            ($0.id(0), $0.time(1), $0.id(2))
        }
    }
}

extension Operation {
    /// The search shall find somebody's stories by the name that they have now; `NewNames` sees to it, from the oldest,
    /// which may be from before 1970.
    func indexAnew(_ person: Identifier<Person>) throws {
        try connection.execute(
            """
            INSERT INTO renamed_person (person_id, edited_at, article_id) VALUES (?, ?, 0)
            ON CONFLICT (person_id) DO UPDATE SET edited_at = excluded.edited_at, article_id = 0
            """,
            [.id(person), .int(.min)]
        )
    }
}
