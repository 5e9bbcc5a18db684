import PortadaCore

extension Reader {
    private static let planColumns = "id, article_id, kind, due_at, actor, content, base, announces, refusal"

    /// A planned change; nil when there is none.
    public func plan(_ id: Identifier<PlannedChange>) throws -> PlannedChange? {
        try connection.first("SELECT \(Self.planColumns) FROM planned_change WHERE id = ?", [.id(id)], Self.plan)
    }

    /// What is to happen to a story, the next first.
    public func plans(of story: Identifier<Article>) throws -> [PlannedChange] {
        try connection.query(
            "SELECT \(Self.planColumns) FROM planned_change WHERE article_id = ? ORDER BY due_at, id LIMIT 100",
            [.id(story)],
            Self.plan
        )
    }

    /// The planned changes whose time has come and that nothing stops, the longest overdue first.
    public func duePlans(at time: Timestamp, limit: Int) throws -> [Identifier<PlannedChange>] {
        try connection.query(
            "SELECT id FROM planned_change WHERE is_stopped = 0 AND due_at <= ? ORDER BY due_at LIMIT ?",
            [.time(time), .int(Int64(limit))]
        ) { $0.id(0) }
    }

    /// Why a story was not published at its time, as a code of the store's; nil when nothing stands in its way.
    public func scheduleRefusal(of story: Identifier<Article>) throws -> String? {
        try connection.first("SELECT code FROM schedule_refusal WHERE article_id = ?", [.id(story)]) { $0.text(0) }
    }

    private static func plan(_ row: any SQLRow) throws -> PlannedChange {
        func content(_ column: Int) throws -> ArticleContent? {
            try row.optionalText(column).map { try StoredJSON.decode(StoredContent.self, from: $0).content }
        }
        let act: PlannedChange.Act
        if let planned = try content(5), let base = try content(6) {
            act = .update(planned, base: base, announces: row.flag(7))
        } else {
            act = .unpublish
        }
        return PlannedChange(
            id: row.id(0),
            article: row.id(1),
            due: row.time(3),
            act: act,
            actor: row.text(4),
            refusal: row.optionalText(8)
        )
    }
}
