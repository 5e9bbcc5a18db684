import PortadaCore

extension Reader {
    /// Acts that leave a thing as it is for those who change it.
    private static let quietActs: Set<String> = [
        "comment", "sign in", "sign out", "sign out everywhere", "share-preview", "end-preview", "invite",
        "set password", "redeliver",
    ]
    /// How many acts are told of one thing.
    private static let maxActs = 5
    /// Among how many of its last acts they are looked for.
    private static let maxLooks = 50

    /// Things as they are now, for a page to carry. Read before what the page shows, or on the same snapshot.
    public func seen(_ subjects: some Sequence<SeenSubject>) throws -> Seen {
        let mark = try auditMark()
        var seen = Seen()
        for subject in subjects { try state(of: subject).map { seen.merge(Seen(subject, $0, mark: mark)) } }
        return seen
    }

    /// What became of things since they were seen; empty when all is as it was.
    public func changes(since seen: Seen) throws -> [SeenChange] {
        var mark: Int64?
        return try seen.entries.sorted { $0.key.text < $1.key.text }.compactMap { subject, entry in
            let state = try state(of: subject)
            // What never was seen and isn't there is simply not there.
            if state == nil, entry.digests.isEmpty { return nil }
            if let state, state.digests == entry.digests { return nil }
            let now = try mark ?? auditMark()
            mark = now
            return SeenChange(
                subject: subject,
                seen: entry,
                state: state,
                name: try name(of: subject),
                acts: try acts(on: subject, since: entry),
                present: state.map { Seen(subject, $0, mark: now) } ?? Seen()
            )
        }
    }

    private func auditMark() throws -> Int64 {
        try connection.first("SELECT COALESCE(MAX(id), 0) FROM audit") { $0.int(0) } ?? 0
    }

    private func acts(on subject: SeenSubject, since entry: Seen.Entry) throws -> [AuditEntry] {
        let (sort, id, detail) = subject.audited
        guard !entry.digests.isEmpty || subject == .redirects else { return [] }
        let filter = AuditFilter(subject: sort, subjectID: id)
        return try audit(filter, limit: Self.maxLooks).entries.filter { found in
            found.id.rawValue > entry.mark && !Self.quietActs.contains(found.action)
                && (detail == nil || found.detail == detail)
        }.prefix(Self.maxActs).map { $0 }
    }

    // MARK: States

    /// What something is now; nil when it is gone.
    func state(of subject: SeenSubject) throws -> SeenState? {
        switch subject {
        case .article(let id):
            try connection.first("SELECT version FROM article WHERE id = ?", [.id(id)]) {
                SeenState(version: $0.int(0))
            }
        case .plans(let id): try SeenState(plans: planLines(of: id))
        case .section(let id): try sectionTree()[id].map { SeenState($0) }
        case .sectionOrder: try SeenState(order: sectionTree())
        case .person(let id): try people([id]).first { $0.id == id }.map { SeenState($0) }
        case .tag(let id): try tags([id]).first { $0.id == id }.map { SeenState($0) }
        case .picture(let id): try pictures([id])[id].map { SeenState($0) }
        case .comment(let id): try anyComment(id, includingKilled: true).map { SeenState($0) }
        case .account(let id): try account(id).map { SeenState($0) }
        case .token(let id): try programTokens().first { $0.id == id }.map { SeenState($0) }
        case .webhook(let id): try webhook(id).map { SeenState($0) }
        case .redirect(let path): try SeenState(redirect: existingRedirect(path: path))
        case .redirects: try SeenState(lastEntry: lastEntry(about: "address"))
        case .menu(let place): try SeenState(menu(place))
        case .blocks(let zone): try SeenState(blocks(zone))
        case .settings: try SeenState(settings())
        case .commentDays: try SeenState(commentDays: settings().commentDays)
        case .look: try SeenState(look())
        case .breaking: try SeenState(breakingNews())
        }
    }

    private func lastEntry(about sort: String) throws -> Int64 {
        try audit(AuditFilter(subject: sort), limit: 1).entries.first?.id.rawValue ?? 0
    }

    /// What is planned for a story, without how it fared so far.
    private func planLines(of story: Identifier<Article>) throws -> [String] {
        try connection.query(
            """
            SELECT id, due_at, kind, content, announces FROM planned_change WHERE article_id = ?
            ORDER BY due_at, id LIMIT 100
            """,
            [.id(story)]
        ) { row in
            let content = SeenState.digest(of: row.optionalText(3) ?? "", .plans)
            return "\(row.int(0)) \(row.int(1)) \(row.text(2)) \(content) \(row.int(4))"
        }
    }

    private func name(of subject: SeenSubject) throws -> String {
        switch subject {
        case .article(let id), .plans(let id):
            try connection.first("SELECT headline FROM article WHERE id = ?", [.id(id)]) { $0.text(0) } ?? ""
        case .section(let id): try sectionTree()[id]?.name ?? ""
        case .person(let id): try people([id]).first?.name ?? ""
        case .tag(let id): try tags([id]).first?.name ?? ""
        case .picture(let id): try pictures([id])[id]?.slug ?? ""
        case .account(let id): try account(id)?.name ?? ""
        case .token(let id): try programTokens().first { $0.id == id }?.name ?? ""
        case .webhook(let id): try webhook(id)?.address ?? ""
        case .redirect(let path): path
        case .comment(let id): try anyComment(id, includingKilled: true)?.author ?? ""
        case .sectionOrder, .redirects, .menu, .blocks, .settings, .commentDays, .look, .breaking: ""
        }
    }
}
