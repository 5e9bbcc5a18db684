import PortadaCore

extension Newsroom {
    /// Lets a program in. Its number is given by the store; fails when another one is called the same.
    /// - Parameter digest: the SHA-256 of the secret, which nobody keeps.
    public func addToken(
        _ token: ProgramToken,
        digest: String,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> ProgramToken {
        try await perform(.addToken, by: actor, at: time) { operation in
            try operation.requireNoHigherRole(than: token.role)
            var token = token
            let known = "SELECT id FROM program_token WHERE name = ?"
            guard try operation.connection.first(known, [.text(token.name)], { $0.int(0) }) == nil else {
                throw StoreError(.conflict, "There is a token called \(token.name) already.")
            }
            token.id = Identifier(
                try operation.connection.insert(
                    """
                    INSERT INTO program_token (name, token, role, scopes, created_at, expires_at, place, account_id)
                    VALUES (?, ?, ?, ?, ?, ?, '', ?) RETURNING id
                    """,
                    [
                        .text(token.name), .text(digest), .text(token.role.rawValue),
                        .text(Scope.text(of: token.scopes)), .time(token.created), .time(token.expires),
                        .id(actor.account),
                    ]
                )
            )
            let rights = "\(token.name) \(token.role.rawValue) (\(Scope.text(of: token.scopes)))"
            try operation.audit("add", "token", token.id.rawValue, rights)
            return token
        }
    }

    /// Shuts a program out, from this moment on.
    public func removeToken(_ id: Identifier<ProgramToken>, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.removeToken, by: actor, at: time) { operation in
            try operation.endToken(id)
        }
    }
}

extension Operation {
    /// Shuts a program out. Fails when there is no such token.
    func endToken(_ id: Identifier<ProgramToken>) throws {
        let sql = "DELETE FROM program_token WHERE id = ? RETURNING name"
        guard let name = try connection.first(sql, [.id(id)], { $0.text(0) }) else {
            throw StoreError(.notFound, "There is no token \(id).")
        }
        try connection.execute("DELETE FROM program_request WHERE token_id = ?", [.id(id)])
        try audit("remove", "token", id.rawValue, name)
    }
}

extension Reader {
    private static let tokenColumns = "id, name, role, scopes, created_at, expires_at, used_at, place"

    private static func token(_ row: any SQLRow) -> ProgramToken {
        ProgramToken(
            id: row.id(0),
            name: row.text(1),
            role: Role(rawValue: row.text(2)) ?? .reporter,
            scopes: Scope.set(from: row.text(3)) ?? [],
            created: row.time(4),
            expires: row.optionalTime(5),
            used: row.optionalTime(6),
            place: row.text(7)
        )
    }

    /// The token whose secret has this SHA-256.
    public func programToken(digest: String) throws -> ProgramToken? {
        try connection.first(
            "SELECT \(Self.tokenColumns) FROM program_token WHERE token = ?",
            [.text(digest)],
            Self.token
        )
    }

    /// The token with this name.
    public func programToken(name: String) throws -> ProgramToken? {
        try connection.first("SELECT \(Self.tokenColumns) FROM program_token WHERE name = ?", [.text(name)], Self.token)
    }

    /// All tokens, by name; at most 1,000.
    public func programTokens() throws -> [ProgramToken] {
        try connection.query("SELECT \(Self.tokenColumns) FROM program_token ORDER BY name LIMIT 1000", [], Self.token)
    }
}

extension Store {
    /// Notes that a token was used.
    public func touch(_ token: Identifier<ProgramToken>, from place: String, at time: Timestamp) async throws {
        try await noteIfRoom(
            "UPDATE program_token SET used_at = ?, place = ? WHERE id = ?",
            [.time(time), .text(place), .id(token)]
        )
    }
}
