import PortadaCore

/// One newsroom operation while it runs: a transaction that collects what it changed, and writes audit, change and
/// outbox rows before it ends. Used by one thread, inside `Store.write`.
final class Operation {
    let connection: any Connection
    let kind: OperationKind
    let actor: Actor
    let time: Timestamp
    let reader: Reader
    /// The number of what was audited first: of what the operation made, where it makes something.
    private(set) var subject: Int64?
    private var touched: Set<QueryTag> = []
    private var listingChanges: [ListKey: Int64] = [:]
    /// Those of the part that is under way.
    private var openListingChanges: [ListKey: Int64] = [:]
    private var knownSections: SectionTree?

    init(_ connection: any Connection, _ kind: OperationKind, actor: Actor, time: Timestamp) {
        self.connection = connection
        self.kind = kind
        self.actor = actor
        self.time = time
        reader = Reader(connection: connection)
    }

    /// Marks questions whose answers may differ after this operation.
    func touch(_ tags: some Sequence<QueryTag>) {
        touched.formUnion(tags)
    }

    /// The same for lists of stories that are different as a whole.
    func touch(lists: some Sequence<QueryTag>) {
        for list in lists { touched.formUnion([list, .top(list)]) }
    }

    /// Writes who did what to what.
    func audit(_ action: String, _ subject: String, _ id: Int64?, _ detail: String = "") throws {
        self.subject = self.subject ?? id
        try connection.execute(
            """
            INSERT INTO audit (created_at, actor, account_id, place, action, subject, subject_id, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .time(time), .text(actor.description), .id(actor.account), .text(actor.place), .text(action),
                .text(subject), id.map { .int($0) } ?? .null,
                .text(detail),
            ]
        )
    }

    /// Leaves word for those who must be told later: search hubs, newsletters, caches in front.
    func tell(_ event: String, _ article: Identifier<Article>?) throws {
        try connection.execute(
            "INSERT INTO outbox (created_at, event, article_id) VALUES (?, ?, ?)",
            [.time(time), .text(event), .id(article)]
        )
    }

    /// All sections, as this operation sees them.
    func sections() throws -> SectionTree {
        if let knownSections { return knownSections }
        let tree = try reader.sectionTree()
        knownSections = tree
        return tree
    }

    /// Sections have changed: they are read anew.
    func forgetSections() {
        knownSections = nil
    }

    /// Remembers that a list became longer or shorter; written once at the end.
    func countListing(_ key: ListKey, _ difference: Int64) {
        openListingChanges[key, default: 0] += difference
    }

    /// A list is no more: what was counted of it is not written.
    func forgetListing(_ key: ListKey) {
        openListingChanges[key] = nil
        listingChanges[key] = nil
    }

    /// Does a part of the operation whole or, when it throws, not at all, so that the operation may go on without it.
    /// Parts don't lie within each other.
    func part<Result>(_ body: () throws -> Result) throws -> Result {
        closePart()
        try connection.execute("SAVEPOINT part")
        do {
            let result = try body()
            try connection.execute("RELEASE part")
            closePart()
            return result
        } catch {
            openListingChanges = [:]
            forgetSections()
            // After some errors, such as a full disk, SQLite has taken all back by itself: then there is no part any
            // more, and GRDB refuses to go on.
            try? connection.execute("ROLLBACK TO part")
            try? connection.execute("RELEASE part")
            throw error
        }
    }

    private func closePart() {
        listingChanges.merge(openListingChanges) { $0 + $1 }
        openListingChanges = [:]
    }

    /// Writes what was collected, the lists' lengths and the change rows, and gives the latter.
    func finish() throws -> [Change] {
        closePart()
        for (key, difference) in listingChanges where difference != 0 {
            try connection.execute(
                """
                INSERT INTO listing_count (list, subject, count) VALUES (?, ?, ?)
                ON CONFLICT (list, subject) DO UPDATE SET count = count + excluded.count
                """,
                [.int(key.list), .int(key.subject), .int(difference)]
            )
        }
        return try touched.map { ($0, $0.text) }.sorted { $0.1 < $1.1 }.map { tag, text in
            Change(
                number: try connection.insert(
                    "INSERT INTO change (tag, created_at) VALUES (?, ?) RETURNING number",
                    [.text(text), .time(time)]
                ),
                tag: tag,
                time: time
            )
        }
    }
}

extension Operation {
    /// Runs an update of one row; fails when there is no such row.
    func update<Entity>(
        _ sql: String,
        _ id: Identifier<Entity>,
        _ values: [SQLValue],
        and condition: String = "TRUE"
    ) throws {
        let found = try connection.first("\(sql) WHERE id = ? AND \(condition) RETURNING id", values + [.id(id)]) {
            $0.int(0)
        }
        guard found != nil else { throw StoreError.missing("\(Entity.self)".lowercased(), id) }
    }
}
