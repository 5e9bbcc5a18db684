import PortadaCore

/// A saved state of a story, without what it holds.
public struct StoryRevision: Sendable, Hashable {
    /// The version that it made.
    public var version: Int64
    /// When.
    public var time: Timestamp
    /// Who.
    public var actor: String
}

extension Reader {
    /// A story's revisions, the newest first.
    /// - Parameter version: only those before this one; nil for all.
    public func revisions(
        of story: Identifier<Article>,
        before version: Int64? = nil,
        limit: Int
    ) throws -> [StoryRevision] {
        try connection.query(
            """
            SELECT version, created_at, actor FROM revision WHERE article_id = ? AND version < ?
            ORDER BY version DESC LIMIT ?
            """,
            [.id(story), .int(version ?? .max), .int(Int64(limit))]
        ) { StoryRevision(version: $0.int(0), time: $0.time(1), actor: $0.text(2)) }
    }
}
