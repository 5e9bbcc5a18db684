import GRDB
import PortadaCore
import Synchronization

@testable import PortadaStore

/// How SQLite performs a statement that the store ran (sqlite.org/eqp.html).
struct QueryPlan: Sendable {
    let sql: String
    let steps: [String]

    /// The steps that read a whole table, or an index from end to end.
    var scans: [String] {
        steps.filter { step in
            step.hasPrefix("SCAN") && !Self.bounded.contains { step.hasPrefix("SCAN \($0)") } && !Self.isMatch(step)
        }
    }

    /// What a newspaper has few of; texts that nobody has saved; rows that another step of the same statement has made; and indices that hold only
    /// what the question is for: pages outside the news, corrections.
    private static let bounded = [
        "section", "setting", "menu", "zone", "CONSTANT ROW", "(subquery", "page", "line", "schema_step",
        "article USING INDEX article_page", "breaking", "candidate", "hit", "entry", "counted",
        "planned_change", "journal USING INDEX journal_open",
        "correction USING INDEX correction_by_time",
    ]

    /// FTS5 calls it a scan also when it looks up words ("M") or rows ("="), and fts5vocab when it looks up a term.
    private static func isMatch(_ step: String) -> Bool {
        guard let use = step.split(separator: ":").last, step.contains("VIRTUAL TABLE INDEX") else { return false }
        return use.contains("M") || use.contains("=") || step.hasSuffix("INDEX 1:")
    }

    /// The plans of all statements that a body runs.
    static func plans(
        _ database: Database,
        _ body: (SQLiteTransaction) throws -> Void
    ) throws -> [QueryPlan] {
        let log = Mutex<[String]>([])
        database.trace { event in
            if case .statement(let statement) = event { log.withLock { $0.append(statement.sql) } }
        }
        defer { database.trace(nil) }
        try body(SQLiteTransaction(database: database))
        database.trace(nil)
        let statements = log.withLock { $0 }
        return try Set(statements).sorted().filter(isOurs).map { sql in
            let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
            statement.setUncheckedArguments(StatementArguments())
            return QueryPlan(sql: sql, steps: try Row.fetchAll(statement).map { $0["detail"] as String? ?? "" })
        }
    }

    /// What SQLite's own extensions run is theirs: they reach their tables by number.
    private static func isOurs(_ sql: String) -> Bool {
        let isInner = sql.contains("'main'.") || sql.contains("\"main\".") || sql.hasPrefix("--")
        return !isInner && ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { sql.hasPrefix($0) }
    }
}
