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

/// A story as it was in a version.
public struct StoryState: Sendable, Hashable {
    /// What editors wrote.
    public var content: ArticleContent
    /// Where it stood.
    public var status: ArticleStatus
    /// Its address.
    public var path: String
    /// When it came before the readers.
    public var published: Timestamp?
    /// When readers were told that it changed.
    public var updated: Timestamp?
    /// When it was to be published.
    public var scheduled: Timestamp?
}

extension Reader {
    /// A story as it was in a version; nil when there is no such version.
    public func state(of story: Identifier<Article>, version: Int64) throws -> StoryState? {
        guard let content = try content(of: story, version: version) else { return nil }
        return try connection.first(
            "SELECT fields FROM revision WHERE article_id = ? AND version = ?",
            [.id(story), .int(version)]
        ) { row in
            let fields = try StoredJSON.decode(RevisionFields.self, from: row.text(0))
            return StoryState(
                content: content,
                status: fields.status,
                path: fields.path,
                published: fields.published,
                updated: fields.updated,
                scheduled: fields.scheduled
            )
        }
    }

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

    /// Who decided that a story is published, or is to be; empty when it isn't known.
    public func publisher(of story: Article) throws -> String {
        let action: String
        switch story.status {
        case .scheduled: action = "= 'schedule'"
        case .published: action = "IN ('publish', 'schedule')"
        default: return ""
        }
        return try connection.first(
            """
            SELECT actor FROM audit WHERE subject = 'article' AND subject_id = ? AND action \(action)
            ORDER BY id DESC LIMIT 1
            """,
            [.id(story.id)]
        ) { $0.text(0) } ?? ""
    }
}
