import PortadaCore

/// Brings things in from elsewhere, many in one transaction, each known by the name that it had there: a second run
/// changes nothing, a changed original updates.
///
/// A call that throws has brought nothing in; the caller may catch the error and go on with the next thing.
public struct Importer {
    /// What happened to one thing.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// It is new.
        case created
        /// It was there and is different now.
        case updated
        /// It was there and is the same.
        case unchanged
        /// It was there, and the newsroom changed it since: it stays as it is.
        case kept
    }

    /// A thing's name where it came from.
    public struct Origin: Sendable, Hashable {
        /// Where: the address of the old site, for instance.
        public var source: String
        /// What sort of thing: `article`, `section`, …
        public var kind: String
        /// Its number or name there.
        public var id: String

        /// Names an origin.
        public init(source: String, kind: String, id: String) {
            self.source = source
            self.kind = kind
            self.id = id
        }
    }

    let operation: Operation
    let differences = KeptDifference.Log()

    /// The number that a thing has here; nil when it never came.
    public func local(_ origin: Origin) throws -> Int64? { try known(origin)?.id }

    /// Whether a thing came before with this very fingerprint.
    public func isUnchanged(_ origin: Origin, fingerprint: Int64) throws -> Bool {
        try known(origin)?.fingerprint == fingerprint
    }

    /// Gives a thing a further name where it came from.
    public func alias(_ origin: Origin, of id: Int64) throws { try remember(origin, local: id, 0) }

    /// A picture as it is now.
    public func picture(_ id: Identifier<Picture>) throws -> Picture? {
        try operation.connection.first(
            "SELECT \(Reader.pictureColumns) FROM picture WHERE id = ?",
            [.id(id)]
        ) { Reader.picture($0) }
    }

    /// What this batch left as the newsroom has it, although the export has something else.
    public var keptDifferences: [KeptDifference] { differences.entries }

    /// Brings in a story with its comments; one that the newsroom changed since the last import stays as it is, and its
    /// comments follow. Its number and version are given by the store; when its address belongs to another story, a number
    /// is added to it.
    /// - Parameter comments: all that it has there; nil leaves those that it has here.
    public func article(
        _ article: Article,
        origin: Origin,
        fingerprint: Int64,
        comments: [ImportedComment]? = []
    ) throws -> (article: Article, outcome: Outcome) {
        let known = try known(origin)
        if let known, known.fingerprint == fingerprint {
            return (try operation.article(Identifier(known.id)), .unchanged)
        }
        if let known, try wasEdited(Identifier(known.id)) {
            return try operation.part { (try keep(Identifier(known.id), against: article, origin, comments), .kept) }
        }
        return try operation.part {
            let written = try write(article, over: known.map { Identifier($0.id) })
            try operation.audit("import", "article", written.id.rawValue)
            if let comments { try write(comments, under: written.id, origin: origin) }
            try remember(origin, local: written.id.rawValue, fingerprint)
            return (written, known == nil ? .created : .updated)
        }
    }

    /// Whether the newsroom had the last word about a story, after the import that brought it.
    private func wasEdited(_ id: Identifier<Article>) throws -> Bool {
        let last = try operation.connection.first(
            "SELECT action FROM audit WHERE subject = 'article' AND subject_id = ? AND action <> 'comment' ORDER BY id DESC LIMIT 1",
            [.id(id)]
        ) { $0.text(0) }
        return last.map { $0 != "import" } ?? false
    }

    /// Writes a story, new or over its former state, at its address or at a free one beside it.
    private func write(_ article: Article, over former: Identifier<Article>?) throws -> Article {
        var article = article
        article.path = try freePath(article.path, for: former)
        guard let former else { return try ArticleWriter(operation).insert(article) }
        let before = try operation.article(former)
        article.id = before.id
        if before.path != article.path {
            try operation.keepAddress(before.path, of: before.id, status: before.status)
        }
        return try ArticleWriter(operation).update(before, to: article)
    }

    /// Keeps what could not be understood, as it came (JSON).
    public func keep(_ data: String, origin: Origin) throws {
        try operation.connection.execute(
            """
            INSERT INTO external_data (source, kind, external_id, data) VALUES (?, ?, ?, ?)
            ON CONFLICT (source, kind, external_id) DO UPDATE SET data = excluded.data
            """,
            [.text(origin.source), .text(origin.kind), .text(origin.id), .text(data)]
        )
    }

    /// The sections as they are now.
    public func sections() throws -> SectionTree { try operation.sections() }

    /// What is known of something that came before.
    struct Known {
        var id: Int64
        var fingerprint: Int64
        /// What the import wrote, as JSON; empty where nobody knows.
        var details: String

        /// What the import wrote, detail by detail; nil where nobody knows.
        var written: [String: String]? {
            get throws { details.isEmpty ? nil : try StoredJSON.decode([String: String].self, from: details) }
        }
    }

    func known(_ origin: Origin) throws -> Known? {
        try operation.connection.first(
            "SELECT local_id, fingerprint, details FROM external_id WHERE source = ? AND kind = ? AND external_id = ?",
            [.text(origin.source), .text(origin.kind), .text(origin.id)]
        ) { Known(id: $0.int(0), fingerprint: $0.int(1), details: $0.text(2)) }
    }

    func remember(_ origin: Origin, local: Int64, _ fingerprint: Int64, _ written: [String: String]? = nil) throws {
        try operation.connection.execute(
            """
            INSERT INTO external_id (source, kind, external_id, local_id, fingerprint, details) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, kind, external_id) DO UPDATE
            SET local_id = excluded.local_id, fingerprint = excluded.fingerprint, details = excluded.details
            """,
            [
                .text(origin.source), .text(origin.kind), .text(origin.id), .int(local), .int(fingerprint),
                .text(try written.map { try StoredJSON.encode($0) } ?? ""),
            ]
        )
    }

    private func freePath(_ path: String, for id: Identifier<Article>?) throws -> String {
        for number in 1...1000 {
            let candidate = number == 1 ? path : Self.numbered(path, number)
            let owner: Identifier<Article>? = try operation.connection.first(
                "SELECT id FROM article WHERE path = ?",
                [.text(candidate)]
            ) { $0.id(0) }
            let isSection =
                try operation.connection.first(
                    "SELECT id FROM section WHERE path = ?",
                    [.text(candidate)]
                ) { $0.int(0) } != nil
            if !isSection, owner == nil || owner == id { return candidate }
        }
        throw StoreError(.addressTaken, "The address \(path) is taken a thousand times.")
    }

    /// `/nota/` becomes `/nota-2/`.
    private static func numbered(_ path: String, _ number: Int) -> String {
        path.hasSuffix("/") ? "\(path.dropLast())-\(number)/" : "\(path)-\(number)"
    }
}

extension Newsroom {
    /// Brings things in, all of them in one transaction: when the body throws, nothing came. Waits for a moment afterwards, in
    /// which those who write at the same time, in this program or another, get their turn.
    public func importBatch<Result: Sendable>(
        by actor: Actor,
        at time: Timestamp,
        _ body: @escaping @Sendable (Importer) throws -> Result
    ) async throws -> Result {
        let began = ContinuousClock.now
        let result = try await perform(.importBatch, by: actor, at: time) { operation in
            let result = try body(Importer(operation: operation))
            try operation.tell("import.batch", nil)
            return result
        }
        // Long enough to be noticed by who looks again and again, and a twentieth of the time at most.
        try await Task.sleep(for: max(Self.leastTurn, began.duration(to: .now) / 20))
        return result
    }

    private static let leastTurn = Duration.milliseconds(5)
}
