import PortadaCore

extension Reader {
    private static let auditColumns = "id, created_at, actor, account_id, place, action, subject, subject_id, detail"

    /// A part of the audit, the newest first. It costs what it shows, or at most `maxLooked` looks.
    public func audit(_ filter: AuditFilter, after cursor: AuditCursor? = nil, limit: Int) throws -> AuditPage {
        let (source, sourceValues, others, otherValues) = Self.auditQuery(filter, after: cursor)
        let isFiltered = !others.isEmpty
        let condition = isFiltered ? "WHERE " + others.joined(separator: " AND ") : ""
        let looks = isFiltered ? Self.maxLooked : limit + 1
        let entries = try connection.query(
            "SELECT \(Self.auditColumns) FROM (\(source) LIMIT ?) AS entry \(condition) LIMIT ?",
            sourceValues + [.int(Int64(looks))] + otherValues + [.int(Int64(limit + 1))],
            Self.auditEntry
        )
        let shown = Array(entries.prefix(limit))
        var page = AuditPage(entries: try shown.map(named), next: nil, isUnfinished: false)
        if entries.count > limit {
            page.next = shown.last.map { AuditCursor(time: $0.time, id: $0.id) }
        } else if isFiltered {
            page.next = try connection.first(
                "SELECT created_at, id FROM (\(source) LIMIT 1 OFFSET ?) AS entry",
                sourceValues + [.int(Int64(Self.maxLooked - 1))]
            ) { AuditCursor(time: $0.time(0), id: $0.id(1)) }
            page.isUnfinished = page.next != nil
        }
        return page
    }

    /// The entries that one index gives in order, and what else is asked of each.
    private static func auditQuery(
        _ filter: AuditFilter,
        after cursor: AuditCursor?
    ) -> (source: String, values: [SQLValue], others: [String], otherValues: [SQLValue]) {
        var asked: [(sql: String, value: SQLValue)] = []
        if let id = filter.subjectID { asked.append(("subject_id = ?", .int(id))) }
        if let subject = filter.subject { asked.append(("subject = ?", .text(subject))) }
        if let account = filter.account { asked.append(("account_id = ?", .id(account))) }
        if let action = filter.action { asked.append(("action = ?", .text(action))) }
        // A thing's own entries are found by sort and number together, and are few; else the first that is asked leads.
        let leaderCount = filter.subjectID == nil ? 1 : 2
        let (leaders, others) = (asked.prefix(leaderCount), asked.dropFirst(leaderCount))
        let end = AuditCursor(time: filter.until ?? .latest, id: Identifier(0))
        let before = cursor.map { $0.time < end.time ? $0 : end } ?? end
        let conditions = leaders.map(\.sql) + ["(created_at, id) < (?, ?)", "created_at >= ?"]
        let source = """
            SELECT \(auditColumns) FROM audit WHERE \(conditions.joined(separator: " AND "))
            ORDER BY created_at DESC, id DESC
            """
        let span: [SQLValue] = [
            .time(before.time), .id(before.id), .int(filter.from?.rawValue ?? .min),
        ]
        return (source, leaders.map(\.value) + span, others.map(\.sql), others.map(\.value))
    }

    private static func auditEntry(_ row: any SQLRow) -> AuditEntry {
        AuditEntry(
            id: row.id(0),
            time: row.time(1),
            actor: row.text(2),
            account: row.optionalID(3),
            place: row.text(4),
            action: row.text(5),
            subject: row.text(6),
            subjectID: row.isNull(7) ? nil : row.int(7),
            detail: row.text(8)
        )
    }

    /// Where each sort of thing has its name.
    private static let nameColumns = [
        "article": "headline", "section": "name", "person": "name", "tag": "name", "account": "name",
        "picture": "slug",
    ]

    private func named(_ entry: AuditEntry) throws -> AuditEntry {
        guard let id = entry.subjectID, let column = Self.nameColumns[entry.subject] else { return entry }
        var entry = entry
        let sql = "SELECT \(column) FROM \(entry.subject) WHERE id = ?"
        entry.name = try connection.first(sql, [.int(id)]) { $0.text(0) } ?? ""
        if entry.subject == "article" {
            let state = try connection.first("SELECT status FROM article WHERE id = ?", [.int(id)]) { $0.text(0) }
            entry.isKilled = state == ArticleStatus.killed.rawValue
        }
        return entry
    }
}
