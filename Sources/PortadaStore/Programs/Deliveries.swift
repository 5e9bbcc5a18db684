import PortadaCore

/// The messages to webhooks on their way: written out from the outbox, tried, closed. None of it is news.
public struct Deliveries: Sendable {
    static let columns = """
        id, webhook_id, outbox_id, event, article_id, happened_at, attempts, next_at, done_at, status, fault
        """
    /// What happened is done when nobody waits to hear of it any more.
    static let closing = """
        UPDATE outbox SET done_at = ? WHERE id = ? AND done_at IS NULL AND spread_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM delivery WHERE outbox_id = ? AND done_at IS NULL)
        """

    private static let batch = 500

    private let store: Store

    /// The messages of a newspaper.
    public init(_ store: Store) {
        self.store = store
    }

    static func delivery(_ row: any SQLRow) -> Delivery {
        Delivery(
            id: row.id(0),
            webhook: row.id(1),
            outbox: row.int(2),
            event: NewsEvent(rawValue: row.text(3)) ?? .updated,
            article: row.optionalID(4),
            happened: row.time(5),
            attempts: Int(row.int(6)),
            next: row.time(7),
            done: row.optionalTime(8),
            status: Int(row.int(9)),
            fault: row.text(10)
        )
    }

    /// Whether something happened that was not written out yet.
    public func hasNews() async throws -> Bool {
        try await store.read(.upkeep) { reader in
            try reader.connection.first("SELECT id FROM outbox WHERE spread_at IS NULL LIMIT 1") { _ in true } ?? false
        }
    }

    /// Writes a message for everybody who wants to hear of what happened, each once however often this runs.
    /// - Returns: whether there may be more.
    public func spread(at time: Timestamp) async throws -> Bool {
        try await store.noting { connection in
            let rows: [(id: Int64, event: String)] = try connection.query(
                "SELECT id, event FROM outbox WHERE spread_at IS NULL ORDER BY id LIMIT ?",
                [.int(Int64(Self.batch))]
            ) { ($0.int(0), $0.text(1)) }
            guard !rows.isEmpty else { return false }
            let listeners: [(id: Int64, events: Set<String>, after: Int64)] = try connection.query(
                "SELECT id, events, after_outbox FROM webhook WHERE state = 'active'",
                []
            ) { ($0.int(0), Set($0.text(1).split(separator: " ").map(String.init)), $0.int(2)) }
            for row in rows {
                for listener in listeners where listener.after < row.id && listener.events.contains(row.event) {
                    try connection.execute(
                        """
                        INSERT INTO delivery (webhook_id, outbox_id, event, article_id, happened_at, attempts,
                            next_at, status, fault)
                        SELECT ?, id, event, article_id, created_at, 0, ?, 0, '' FROM outbox WHERE id = ?
                        ON CONFLICT (webhook_id, outbox_id) DO NOTHING
                        """,
                        [.int(listener.id), .time(time), .int(row.id)]
                    )
                }
                try connection.execute("UPDATE outbox SET spread_at = ? WHERE id = ?", [.time(time), .int(row.id)])
                try connection.execute(Self.closing, [.time(time), .int(row.id), .int(row.id)])
            }
            return rows.count == Self.batch
        }
    }

    /// The next message of each webhook that may be tried now, except of those that are busy; the longest due first.
    public func due(
        at time: Timestamp,
        except busy: Set<Identifier<Webhook>>,
        limit: Int
    ) async throws -> [(delivery: Delivery, webhook: Webhook)] {
        try await store.read(.upkeep) { reader in
            var found: [(delivery: Delivery, webhook: Webhook)] = []
            for webhook in try reader.webhooks() where webhook.state == .active && !busy.contains(webhook.id) {
                let next = try reader.connection.first(
                    """
                    SELECT \(Self.columns) FROM delivery WHERE webhook_id = ? AND done_at IS NULL AND next_at <= ?
                    ORDER BY next_at, id LIMIT 1
                    """,
                    [.id(webhook.id), .time(time)],
                    Self.delivery
                )
                if let next { found.append((next, webhook)) }
            }
            return Array(found.sorted { $0.delivery.next < $1.delivery.next }.prefix(limit))
        }
    }

    /// Notes that a message arrived.
    public func arrived(_ delivery: Delivery, status: Int, at time: Timestamp) async throws {
        try await store.noting { connection in
            try Self.note(delivery, next: nil, done: time, status, "", connection)
            try connection.execute(
                "UPDATE webhook SET failing_since = NULL, last_tried_at = ?, last_status = ?, last_fault = '' WHERE id = ?",
                [.time(time), .int(Int64(status)), .id(delivery.webhook)]
            )
            try connection.execute(Self.closing, [.time(time), .int(delivery.outbox), .int(delivery.outbox)])
        }
    }

    /// Notes that a message did not arrive: it is tried again, or given up. A webhook at which nothing arrived for
    /// days, or that says that it is gone, is stopped.
    public func failed(_ delivery: Delivery, status: Int, fault: String, at time: Timestamp) async throws {
        try await store.noting { connection in
            let isGone = status == 410
            let next = isGone ? nil : RetryPlan.next(after: delivery.attempts + 1, at: time)
            try Self.note(delivery, next: next, done: next == nil ? time : nil, status, fault, connection)
            try connection.execute(
                """
                UPDATE webhook SET failing_since = COALESCE(failing_since, ?), last_tried_at = ?, last_status = ?,
                    last_fault = ?
                WHERE id = ?
                """,
                [
                    .time(time), .time(time), .int(Int64(status)), .text(String(fault.prefix(300))),
                    .id(delivery.webhook),
                ]
            )
            try connection.execute(
                """
                UPDATE webhook SET state = 'failed'
                WHERE id = ? AND state = 'active' AND (? = 1 OR failing_since <= ?)
                """,
                [.id(delivery.webhook), .flag(isGone), .time(time.advanced(bySeconds: -RetryPlan.patience))]
            )
            try connection.execute(Self.closing, [.time(time), .int(delivery.outbox), .int(delivery.outbox)])
        }
    }

    /// Lets go of messages and happenings that were done before a moment.
    public func forget(before moment: Timestamp) async throws {
        try await store.note("DELETE FROM delivery WHERE done_at < ?", [.time(moment)])
        try await store.note(
            """
            DELETE FROM outbox WHERE done_at < ?
                AND NOT EXISTS (SELECT 1 FROM delivery WHERE outbox_id = outbox.id AND delivery.done_at IS NULL)
            """,
            [.time(moment)]
        )
    }

    private static func note(
        _ delivery: Delivery,
        next: Timestamp?,
        done: Timestamp?,
        _ status: Int,
        _ fault: String,
        _ connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE delivery SET attempts = ?, next_at = ?, done_at = ?, status = ?, fault = ? WHERE id = ?",
            [
                .int(Int64(delivery.attempts + 1)), .time(next ?? delivery.next), .time(done), .int(Int64(status)),
                .text(String(fault.prefix(300))), .id(delivery.id),
            ]
        )
    }
}
