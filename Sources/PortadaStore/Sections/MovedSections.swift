import PortadaCore

/// Has the stories of sections that were moved in the tree follow them, into the lists and the search of the sections that
/// lie above them now: a few at a time, from the newest, so that nobody waits for an archive. Killed at any moment, it goes
/// on where it was.
public struct MovedSections: Sendable {
    fileprivate static let batch = 25

    private let store: Store

    /// The moved sections of a newspaper.
    public init(_ store: Store) {
        self.store = store
    }

    /// Has the next few stories follow.
    /// - Returns: whether there may be more.
    public func follow(at time: Timestamp) async throws -> Bool {
        guard let section = try await store.read(.upkeep, { try $0.connection.nextMovedSection() }) else {
            return false
        }
        try await store.newsroom.perform(.followSection, by: .program("upkeep"), at: time) { operation in
            try operation.followSection(section)
        }
        return true
    }
}

extension Connection {
    /// A section some of whose stories don't follow it yet.
    func nextMovedSection() throws -> Identifier<Section>? {
        try first("SELECT section_id FROM moved_section LIMIT 1") { $0.id(0) }
    }
}

extension Operation {
    /// A section was moved in the tree: its newest stories follow it at once, the others by `MovedSections`.
    func moveStories(of section: Identifier<Section>) throws {
        try connection.execute(
            """
            INSERT INTO moved_section (section_id, published_at, article_id) VALUES (?, ?, ?)
            ON CONFLICT (section_id) DO UPDATE SET published_at = excluded.published_at, article_id = excluded.article_id
            """,
            [.id(section), .int(.max), .int(.max)]
        )
        try followSection(section)
    }

    /// Has the next few stories of a moved section follow it. One that is saved meanwhile follows by that.
    func followSection(_ section: Identifier<Section>) throws {
        let key = ListKey.section(section)
        let stories: [(id: Identifier<Article>, published: Timestamp)] = try connection.query(
            """
            SELECT listing.article_id, listing.published_at FROM moved_section
            JOIN listing ON listing.list = ? AND listing.subject = moved_section.section_id
                AND (listing.published_at, listing.article_id) < (moved_section.published_at, moved_section.article_id)
            WHERE moved_section.section_id = ?
            ORDER BY listing.published_at DESC, listing.article_id DESC LIMIT ?
            """,
            [.int(key.list), .id(section), .int(Int64(MovedSections.batch))]
        ) { ($0.id(0), $0.time(1)) }
        for story in stories { try ArticleWriter(self).relist(article(story.id)) }
        if let last = stories.last, stories.count == MovedSections.batch {
            try connection.execute(
                "UPDATE moved_section SET published_at = ?, article_id = ? WHERE section_id = ?",
                [.time(last.published), .id(last.id), .id(section)]
            )
        } else {
            try connection.execute("DELETE FROM moved_section WHERE section_id = ?", [.id(section)])
        }
    }
}
