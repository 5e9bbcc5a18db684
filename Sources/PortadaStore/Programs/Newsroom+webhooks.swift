import PortadaCore

extension Newsroom {
    /// Has another program told of what happens from now on. Its number is given by the store.
    public func addWebhook(_ webhook: Webhook, by actor: Actor, at time: Timestamp) async throws -> Webhook {
        try await perform(.saveWebhook, by: actor, at: time) { operation in
            var webhook = webhook
            let last = try operation.connection.first("SELECT COALESCE(MAX(id), 0) FROM outbox") { $0.int(0) } ?? 0
            webhook.id = Identifier(
                try operation.connection.insert(
                    """
                    INSERT INTO webhook (address, events, secret, state, created_at, after_outbox, last_status)
                    VALUES (?, ?, ?, ?, ?, ?, 0) RETURNING id
                    """,
                    [
                        .text(webhook.address), .text(webhook.storedEvents), .text(webhook.secret),
                        .text(webhook.state.rawValue), .time(time), .int(last),
                    ]
                )
            )
            try operation.audit("add", "webhook", webhook.id.rawValue, webhook.address)
            return webhook
        }
    }

    /// Changes where messages go and about what, or stops them; one that goes on begins with a clean record, and hears
    /// nothing of what happened meanwhile.
    public func saveWebhook(_ webhook: Webhook, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.saveWebhook, by: actor, at: time) { operation in
            guard let before = try operation.reader.webhook(webhook.id) else {
                throw StoreError(.notFound, "There is no webhook \(webhook.id).")
            }
            let resumes = before.state != .active && webhook.state == .active
            try operation.connection.execute(
                """
                UPDATE webhook SET address = ?, events = ?, state = ?,
                    failing_since = CASE WHEN ? = 1 THEN NULL ELSE failing_since END,
                    after_outbox = CASE WHEN ? = 1 THEN (SELECT COALESCE(MAX(id), 0) FROM outbox) ELSE after_outbox END
                WHERE id = ?
                """,
                [
                    .text(webhook.address), .text(webhook.storedEvents), .text(webhook.state.rawValue),
                    .flag(resumes), .flag(resumes), .id(webhook.id),
                ]
            )
            try operation.audit(
                "save",
                "webhook",
                webhook.id.rawValue,
                "\(webhook.address) \(webhook.state.rawValue)"
            )
        }
    }

    /// Ends a subscription, with the messages that are under way.
    public func removeWebhook(_ id: Identifier<Webhook>, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.removeWebhook, by: actor, at: time) { operation in
            let connection = operation.connection
            let open: [Int64] = try connection.query(
                "SELECT outbox_id FROM delivery WHERE webhook_id = ? AND done_at IS NULL",
                [.id(id)]
            ) { $0.int(0) }
            let address = try connection.first("DELETE FROM webhook WHERE id = ? RETURNING address", [.id(id)]) {
                $0.text(0)
            }
            guard let address else { throw StoreError(.notFound, "There is no webhook \(id).") }
            for outbox in open { try operation.closeOutbox(outbox, at: time) }
            try operation.audit("remove", "webhook", id.rawValue, address)
        }
    }

    /// Has a message tried again at once, from the first try on.
    public func redeliver(_ id: Identifier<Delivery>, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.redeliver, by: actor, at: time) { operation in
            let webhook = try operation.connection.first(
                "UPDATE delivery SET attempts = 0, next_at = ?, done_at = NULL WHERE id = ? RETURNING webhook_id",
                [.time(time), .id(id)]
            ) { $0.int(0) }
            guard let webhook else { throw StoreError(.notFound, "There is no message \(id).") }
            try operation.audit("redeliver", "webhook", webhook, "message \(id)")
        }
    }
}

extension Webhook {
    fileprivate var storedEvents: String {
        NewsEvent.allCases.filter(events.contains).map(\.rawValue).joined(separator: " ")
    }
}

extension Operation {
    /// Closes what happened when all who wanted to hear of it were told.
    func closeOutbox(_ id: Int64, at time: Timestamp) throws {
        try connection.execute(Deliveries.closing, [.time(time), .int(id), .int(id)])
    }
}

extension Reader {
    private static let webhookColumns = """
        id, address, events, secret, state, created_at, failing_since, last_tried_at, last_status, last_fault
        """

    private static func webhook(_ row: any SQLRow) -> Webhook {
        Webhook(
            id: row.id(0),
            address: row.text(1),
            events: Set(row.text(2).split(separator: " ").compactMap { NewsEvent(rawValue: String($0)) }),
            secret: row.text(3),
            state: Webhook.State(rawValue: row.text(4)) ?? .paused,
            created: row.time(5),
            failingSince: row.optionalTime(6),
            lastTried: row.optionalTime(7),
            lastStatus: Int(row.int(8)),
            lastFault: row.text(9)
        )
    }

    /// A subscription by its number.
    public func webhook(_ id: Identifier<Webhook>) throws -> Webhook? {
        try connection.first("SELECT \(Self.webhookColumns) FROM webhook WHERE id = ?", [.id(id)], Self.webhook)
    }

    /// All subscriptions, the oldest first; at most 1,000.
    public func webhooks() throws -> [Webhook] {
        try connection.query("SELECT \(Self.webhookColumns) FROM webhook ORDER BY id LIMIT 1000", [], Self.webhook)
    }

    /// The messages to a webhook, the newest first.
    public func deliveries(
        of id: Identifier<Webhook>,
        before last: Identifier<Delivery>? = nil,
        limit: Int
    ) throws -> [Delivery] {
        try connection.query(
            """
            SELECT \(Deliveries.columns) FROM delivery WHERE webhook_id = ? AND id < ? ORDER BY id DESC LIMIT ?
            """,
            [.id(id), .int(last?.rawValue ?? .max), .int(Int64(limit))],
            Deliveries.delivery
        )
    }

    /// A message by its number.
    public func delivery(_ id: Identifier<Delivery>) throws -> Delivery? {
        try connection.first("SELECT \(Deliveries.columns) FROM delivery WHERE id = ?", [.id(id)], Deliveries.delivery)
    }
}
