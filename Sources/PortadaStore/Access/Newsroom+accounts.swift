import PortadaCore

extension Newsroom {
    /// Lets somebody in. Number and state are given by the store; fails when the address is known already.
    public func addAccount(_ account: Account, by actor: Actor, at time: Timestamp) async throws -> Account {
        try await perform(.addAccount, by: actor, at: time) { operation in
            try operation.requireNoHigherRole(than: account.role)
            var account = account
            let known = "SELECT id FROM account WHERE email = ?"
            if try operation.connection.first(known, [.text(account.email)], { $0.int(0) }) != nil {
                throw StoreError(.conflict, "There is an account of \(account.email) already.")
            }
            account.id = Identifier(
                try operation.connection.insert(
                    """
                    INSERT INTO account (email, name, role, language, person_id, is_active, needs_second_factor,
                        second_factor_step, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?) RETURNING id
                    """,
                    [
                        .text(account.email), .text(account.name), .text(account.role.rawValue),
                        .text(account.language), .id(account.person), .flag(account.isActive),
                        .flag(account.needsSecondFactor), .time(time),
                    ]
                )
            )
            account.hasSecondFactor = false
            try operation.audit("add", "account", account.id.rawValue, "\(account.email) \(account.role.rawValue)")
            return account
        }
    }

    /// Changes somebody's name, role, language, byline, or whether they may sign in; one who may not is signed out
    /// everywhere. The last active administrator stays one.
    public func saveAccount(_ account: Account, by actor: Actor, at time: Timestamp) async throws {
        try await perform(.saveAccount, by: actor, at: time) { operation in
            guard let before = try operation.reader.account(account.id) else {
                throw StoreError(.notFound, "There is no account \(account.id).")
            }
            try operation.requireNoHigherRole(than: account.role)
            try operation.requireNoHigherRole(than: before.role)
            try operation.connection.execute(
                """
                UPDATE account SET email = ?, name = ?, role = ?, language = ?, person_id = ?, is_active = ?,
                    needs_second_factor = ? WHERE id = ?
                """,
                [
                    .text(account.email), .text(account.name), .text(account.role.rawValue), .text(account.language),
                    .id(account.person), .flag(account.isActive), .flag(account.needsSecondFactor), .id(account.id),
                ]
            )
            if !account.isActive {
                try operation.connection.execute("DELETE FROM session WHERE account_id = ?", [.id(account.id)])
            }
            let isLeft = "SELECT id FROM account WHERE role = 'administrator' AND is_active = 1 LIMIT 1"
            if before.role == .administrator, try operation.connection.first(isLeft, [], { $0.int(0) }) == nil {
                throw StoreError(.wrongState, "The newspaper needs an administrator: make somebody else one first.")
            }
            try operation.audit("save", "account", account.id.rawValue, Self.difference(before, account))
        }
    }

    /// Has a link made by which somebody chooses a password; earlier ones end.
    /// - Parameter token: the SHA-256 of what the link holds.
    public func invite(
        _ id: Identifier<Account>,
        token: String,
        until end: Timestamp,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.invite, by: actor, at: time) { operation in
            guard let account = try operation.reader.account(id) else {
                throw StoreError(.notFound, "There is no account \(id).")
            }
            try operation.requireNoHigherRole(than: account.role)
            try operation.connection.execute("DELETE FROM invitation WHERE account_id = ?", [.id(id)])
            try operation.connection.execute(
                "INSERT INTO invitation (token, account_id, expires_at) VALUES (?, ?, ?)",
                [.text(token), .id(id), .time(end)]
            )
            try operation.audit("invite", "account", id.rawValue)
        }
    }

    /// Gives an account a password, and ends all its sessions but one. An invitation that was open has served.
    /// - Parameter password: the argon2id hash in its own notation.
    public func setPassword(
        of id: Identifier<Account>,
        to password: String,
        keeping session: Identifier<Session>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.setPassword, by: actor, at: time) { operation in
            try operation.requireOneself(id)
            let connection = operation.connection
            try connection.execute("UPDATE account SET password = ? WHERE id = ?", [.text(password), .id(id)])
            try connection.execute("DELETE FROM invitation WHERE account_id = ?", [.id(id)])
            try connection.execute(
                "DELETE FROM session WHERE account_id = ? AND id <> ?",
                [.id(id), .int(session?.rawValue ?? 0)]
            )
            try operation.audit("set password", "account", id.rawValue)
        }
    }

    /// Sets up a second factor with its recovery codes, or (`secret` nil) takes it away.
    /// - Parameter codes: the SHA-256 of each recovery code.
    public func setSecondFactor(
        of id: Identifier<Account>,
        secret: String?,
        codes: [String],
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.setSecondFactor, by: actor, at: time) { operation in
            if secret != nil || actor.role?.may(.manageAccounts) == false { try operation.requireOneself(id) }
            let connection = operation.connection
            try connection.execute(
                "UPDATE account SET second_factor = ?, second_factor_step = 0 WHERE id = ?",
                [.optional(secret), .id(id)]
            )
            try connection.execute("DELETE FROM recovery_code WHERE account_id = ?", [.id(id)])
            for code in codes {
                try connection.execute(
                    "INSERT INTO recovery_code (account_id, code) VALUES (?, ?)",
                    [.id(id), .text(code)]
                )
            }
            try operation.audit(
                secret == nil ? "remove second factor" : "set second factor",
                "account",
                id.rawValue
            )
        }
    }

    private static func difference(_ before: Account, _ after: Account) -> String {
        var parts: [String] = []
        if before.email != after.email { parts.append("\(before.email) → \(after.email)") }
        if before.role != after.role { parts.append("\(before.role.rawValue) → \(after.role.rawValue)") }
        if before.isActive != after.isActive { parts.append(after.isActive ? "active" : "shut out") }
        if before.needsSecondFactor != after.needsSecondFactor {
            parts.append(after.needsSecondFactor ? "second factor required" : "second factor not required")
        }
        return parts.joined(separator: ", ")
    }
}

extension Operation {
    /// Fails when somebody other than the owner of an account asks.
    func requireOneself(_ id: Identifier<Account>) throws {
        guard actor.role == nil || actor.account == id else { throw StoreError.forbidden(kind, to: actor) }
    }

    /// Fails when somebody gives what they don't have.
    func requireNoHigherRole(than role: Role) throws {
        guard let own = actor.role, let permissions = AccessTable.permissions[role] else { return }
        guard permissions.isSubset(of: AccessTable.permissions[own] ?? []) else {
            throw StoreError.forbidden(kind, to: actor)
        }
    }
}
