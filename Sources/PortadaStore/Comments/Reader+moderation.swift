import PortadaCore

/// Which comments the desk's queue shows, the last written first.
public struct CommentFilter: Sendable, Hashable {
    /// Only in this state; nil for all.
    public var status: Comment.Status?
    /// Only under this story.
    public var article: Identifier<Article>?
    /// Only those with words that begin so, in the text or the name of who wrote it; empty for all.
    public var text: String
    /// Whether those under killed stories are shown too.
    public var includesKilled: Bool

    /// Makes a filter.
    public init(
        status: Comment.Status? = nil,
        article: Identifier<Article>? = nil,
        text: String = "",
        includesKilled: Bool = false
    ) {
        self.status = status
        self.article = article
        self.text = text
        self.includesKilled = includesKilled
    }

    /// As a condition of SQL.
    fileprivate var killed: String { includesKilled ? "" : "AND article.status <> 'killed'" }
}

/// A comment in the queue, with the story that it stands under.
public struct QueuedComment: Sendable, Hashable, Identifiable {
    /// The comment.
    public var comment: Comment
    /// The story's headline.
    public var headline: String
    /// The story's address.
    public var path: String
    /// Whether readers see the story.
    public var isPublished: Bool
    /// Who wrote what it answers; nil when it answers nothing.
    public var answered: String?

    /// The number in the store.
    public var id: Identifier<Comment> { comment.id }
}

/// A place in the queue, to go on from.
public struct CommentCursor: Sendable, Hashable {
    /// When the last comment before was written.
    public var time: Timestamp
    /// Its number.
    public var id: Identifier<Comment>

    /// Makes a cursor.
    public init(time: Timestamp, id: Identifier<Comment>) {
        self.time = time
        self.id = id
    }
}

extension Reader {
    private static let commentColumns = """
        comment.id, comment.article_id, comment.parent_id, comment.author, comment.text, comment.created_at,
        comment.status
        """
    private static let queuedColumns = """
        \(commentColumns), article.headline, article.path, article.status, answered.author
        """
    private static let queuedJoins = """
        JOIN article ON article.id = comment.article_id LEFT JOIN comment AS answered ON answered.id = comment.parent_id
        """

    /// How many comments a search by words gives at most; it has no further pages.
    public static let maxFoundComments = 100

    /// Comments for the queue. Each state, and each state of a story, has an index in the order of the list. With words,
    /// `cursor` is not looked at and at most `maxFoundComments` are given.
    public func comments(
        _ filter: CommentFilter,
        after cursor: CommentCursor? = nil,
        limit: Int
    ) throws -> [QueuedComment] {
        guard filter.text.isEmpty else { return try found(filter, limit: limit) }
        let states = filter.status.map { [$0] } ?? Comment.Status.allCases
        let rows = try states.flatMap { try listed($0, filter, after: cursor, limit: limit) }
        return Array(rows.sorted { Self.order($0) > Self.order($1) }.prefix(limit))
    }

    private static func order(_ row: QueuedComment) -> (Timestamp, Identifier<Comment>) {
        (row.comment.time, row.comment.id)
    }

    private func listed(
        _ status: Comment.Status,
        _ filter: CommentFilter,
        after cursor: CommentCursor?,
        limit: Int
    ) throws -> [QueuedComment] {
        let ofArticle = filter.article == nil ? "" : "AND comment.article_id = ?"
        return try connection.query(
            """
            SELECT \(Self.queuedColumns) FROM comment \(Self.queuedJoins)
            WHERE comment.status = ? \(ofArticle) \(filter.killed) AND (comment.created_at, comment.id) < (?, ?)
            ORDER BY comment.created_at DESC, comment.id DESC LIMIT ?
            """,
            [.text(status.rawValue)] + (filter.article.map { [.id($0)] } ?? []) + [
                .int(cursor?.time.rawValue ?? .max), .int(cursor?.id.rawValue ?? .max), .int(Int64(limit)),
            ],
            Self.queued
        )
    }

    private func found(_ filter: CommentFilter, limit: Int) throws -> [QueuedComment] {
        guard let query = WordQuery(filter.text) else { return [] }
        var conditions = ["comment_index MATCH ?"]
        var values: [SQLValue] = [.text(query.expression)]
        if let status = filter.status {
            conditions.append("comment.status = ?")
            values.append(.text(status.rawValue))
        }
        if let article = filter.article {
            conditions.append("comment.article_id = ?")
            values.append(.id(article))
        }
        return try connection.query(
            """
            SELECT \(Self.queuedColumns) FROM comment_index CROSS JOIN comment ON comment.id = comment_index.rowid
            \(Self.queuedJoins) WHERE \(conditions.joined(separator: " AND ")) \(filter.killed)
            ORDER BY comment_index.rowid DESC LIMIT ?
            """,
            values + [.int(Int64(min(limit, Self.maxFoundComments)))],
            Self.queued
        )
    }

    /// The conversation that a comment is part of: what it answers, back to the first, itself, and the answers to it.
    /// Empty for one under a killed story, unless those are to be shown.
    public func conversation(of id: Identifier<Comment>, includingKilled: Bool) throws -> [QueuedComment] {
        let killed = CommentFilter(includesKilled: includingKilled).killed
        return try connection.each(
            "SELECT \(Self.queuedColumns) FROM comment \(Self.queuedJoins) WHERE comment.id = ? \(killed)",
            try thread(of: id),
            Self.queued
        )
    }

    private func thread(of id: Identifier<Comment>) throws -> [Identifier<Comment>] {
        var line: [Identifier<Comment>] = []
        var next: Identifier<Comment>? = id
        // A parent is always older, so the way up ends; what says otherwise is not followed.
        while let current = next, line.count < Self.maxThread, line.last.map({ current < $0 }) ?? true {
            line.append(current)
            next =
                try connection.first("SELECT parent_id FROM comment WHERE id = ?", [.id(current)]) {
                    $0.optionalID(0)
                } ?? nil
        }
        let answers: [Identifier<Comment>] = try connection.query(
            "SELECT id FROM comment WHERE parent_id = ? ORDER BY id LIMIT \(Self.maxThread)",
            [.id(id)]
        ) { $0.id(0) }
        return line.reversed() + answers
    }

    private static let maxThread = 100

    static func comment(_ row: any SQLRow) -> Comment {
        Comment(
            id: row.id(0),
            article: row.id(1),
            parent: row.optionalID(2),
            author: row.text(3),
            text: row.html(4),
            time: row.time(5),
            status: Comment.Status(rawValue: row.text(6)) ?? .pending
        )
    }

    private static func queued(_ row: any SQLRow) -> QueuedComment {
        QueuedComment(
            comment: comment(row),
            headline: row.text(7),
            path: row.text(8),
            isPublished: row.text(9) == ArticleStatus.published.rawValue,
            answered: row.optionalText(10)
        )
    }
}
