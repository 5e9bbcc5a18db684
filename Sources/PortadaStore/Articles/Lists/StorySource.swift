import PortadaCore

/// Stories in a list's order, as one index or several merged give them: rows of (moment, story).
struct StorySource {
    /// A stretch of a list: before a place in it, and not before a moment.
    struct Span {
        var before: StoryCursor
        var from: Timestamp

        var values: [SQLValue] { [.time(before.moment), .id(before.id), .time(from)] }
    }

    private var selects: [String] = []
    private(set) var values: [SQLValue] = []
    /// Whether it reads one index from a place on: then nothing is sorted, and nothing is read that isn't asked for.
    private(set) var isOrdered = true

    /// By the last save: a merge of one run for each state and index.
    static func saved(_ runs: [StoryRun], _ statuses: [ArticleStatus], _ span: Span) -> StorySource {
        var source = StorySource()
        for run in runs {
            let condition = run.condition.isEmpty ? "" : "\(run.condition) AND "
            for status in statuses {
                source.add(
                    """
                    SELECT edited_at AS moment, \(run.column) AS story FROM \(run.table)
                    WHERE \(condition)status = ? AND (edited_at, \(run.column)) < (?, ?) AND edited_at >= ?
                    """,
                    (run.value.map { [$0] } ?? []) + [.text(status.rawValue)] + span.values
                )
            }
        }
        return source
    }

    /// By publication: a list that readers see, and for the newspaper's also the pages outside the news.
    static func published(_ list: ListKey, _ span: Span) -> StorySource {
        var source = StorySource()
        source.add(
            """
            SELECT published_at AS moment, article_id AS story FROM listing
            WHERE list = ? AND subject = ? AND (published_at, article_id) < (?, ?) AND published_at >= ?
            """,
            [.int(list.list), .int(list.subject)] + span.values
        )
        if list == .newspaper {
            source.add(
                """
                SELECT published_at AS moment, id AS story FROM article
                WHERE kind = 'page' AND +status = 'published' AND (published_at, id) < (?, ?) AND published_at >= ?
                """,
                span.values
            )
        }
        return source
    }

    /// By publication: all that an account began. For few, since they are sorted.
    static func published(by facet: StoryFacet, _ span: Span) -> StorySource {
        var source = StorySource()
        source.isOrdered = false
        for run in facet.runs {
            source.add(
                """
                SELECT published_at AS moment, id AS story FROM article WHERE id IN (
                    SELECT \(run.column) FROM \(run.table) WHERE \(run.condition) AND status = 'published')
                AND (published_at, id) < (?, ?) AND published_at >= ?
                """,
                (run.value.map { [$0] } ?? []) + span.values
            )
        }
        return source
    }

    private mutating func add(_ select: String, _ values: [SQLValue]) {
        selects.append(select)
        self.values += values
    }

    /// Merged, each story once, in the list's order.
    var sql: String { selects.joined(separator: " UNION ") + " ORDER BY moment DESC, story DESC" }
}
