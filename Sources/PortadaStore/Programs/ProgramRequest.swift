import PortadaCore

/// What a request asks besides the operation itself; all of it is checked and kept in the operation's own
/// transaction, so that neither a second writer nor a crash comes in between.
public struct ProgramRequest: Sendable {
    /// The request was done before, or is being done.
    public struct Repeated: Error, Sendable {}

    /// The name that the program gives belongs to another story.
    public struct NameTaken: Error, Sendable {
        /// The story that has it.
        public let owner: Identifier<Article>
    }

    /// A request that is known by a key, so that sending it again does not do it again.
    public struct Key: Sendable, Hashable {
        /// Whose key it is.
        public var token: Identifier<ProgramToken>
        /// The key, as the program chose it.
        public var text: String
        /// The SHA-256 of method, address and body.
        public var digest: String

        /// Names a request.
        public init(token: Identifier<ProgramToken>, text: String, digest: String) {
            (self.token, self.text, self.digest) = (token, text, digest)
        }
    }

    /// What must be as it was seen; nil where that doesn't matter.
    public var seen: Seen?
    /// By what the request is known again; nil for one that isn't.
    public var key: Key?
    /// The name by which the program knows the story that it makes; empty when it gives none.
    public var externalID = ""

    /// A request without conditions.
    public init(expecting seen: Seen? = nil, key: Key? = nil, externalID: String = "") {
        self.seen = seen
        self.key = key
        self.externalID = externalID
    }
}

extension Operation {
    private static let source = "api"

    /// Claims the request's key and its name for a story, and looks whether all is as whoever asks saw it.
    func begin(_ request: ProgramRequest) throws {
        if let key = request.key { try claim(key) }
        if !request.externalID.isEmpty, let owner = try reader.article(externalID: request.externalID) {
            throw ProgramRequest.NameTaken(owner: owner)
        }
        let changes = try request.seen.map { try reader.changes(since: $0) } ?? []
        if !changes.isEmpty { throw Seen.Stale(changes) }
    }

    /// Remembers what the operation made.
    func end(_ request: ProgramRequest) throws {
        guard let subject else { return }
        if let key = request.key {
            try connection.execute(
                "UPDATE program_request SET subject_id = ? WHERE token_id = ? AND request_key = ?",
                [.int(subject), .id(key.token), .text(key.text)]
            )
        }
        guard kind == .create else { return }
        if let token = actor.token {
            try connection.execute(
                "INSERT INTO article_program (article_id, token_id) VALUES (?, ?)",
                [.int(subject), .id(token)]
            )
        }
        if !request.externalID.isEmpty {
            try connection.execute(
                """
                INSERT INTO external_id (source, kind, external_id, local_id, fingerprint)
                VALUES (?, 'article', ?, ?, 0)
                """,
                [.text(Self.source), .text(request.externalID), .int(subject)]
            )
        }
    }

    private func claim(_ key: ProgramRequest.Key) throws {
        let claimed = try connection.first(
            """
            INSERT INTO program_request (token_id, request_key, digest, created_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (token_id, request_key) DO NOTHING RETURNING token_id
            """,
            [.id(key.token), .text(key.text), .text(key.digest), .time(time)]
        ) { $0.int(0) }
        guard claimed != nil else { throw ProgramRequest.Repeated() }
    }
}

extension Reader {
    /// What a request with this key was, and the number of what it made; nil when it was never done. What it was answered is
    /// not kept: that might name a story which was killed since.
    public func request(_ key: ProgramRequest.Key) throws -> (digest: String, subject: Int64?)? {
        try connection.first(
            "SELECT digest, subject_id FROM program_request WHERE token_id = ? AND request_key = ?",
            [.id(key.token), .text(key.text)]
        ) { ($0.text(0), $0.isNull(1) ? nil : $0.int(1)) }
    }

    /// The story that a program knows by this name.
    public func article(externalID: String) throws -> Identifier<Article>? {
        try connection.first(
            "SELECT local_id FROM external_id WHERE source = 'api' AND kind = 'article' AND external_id = ?",
            [.text(externalID)]
        ) { $0.id(0) }
    }

    /// The name by which a program knows a story; empty when it has none.
    public func externalID(of id: Identifier<Article>) throws -> String {
        try connection.first(
            "SELECT external_id FROM external_id WHERE kind = 'article' AND local_id = ? AND source = 'api'",
            [.id(id)]
        ) { $0.text(0) } ?? ""
    }

    /// Whether the program with this token began a story.
    func wasBegun(_ id: Identifier<Article>, by token: Identifier<ProgramToken>?) throws -> Bool {
        guard let token else { return false }
        return try connection.first(
            "SELECT 1 FROM article_program WHERE article_id = ? AND token_id = ?",
            [.id(id), .id(token)]
        ) { _ in true } ?? false
    }
}

extension Store {
    /// Lets go of the keys of requests made before a moment.
    public func forgetRequests(before moment: Timestamp) async throws {
        try await note("DELETE FROM program_request WHERE created_at < ?", [.time(moment)])
    }
}
