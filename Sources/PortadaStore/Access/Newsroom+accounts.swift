import PortadaCore

extension Newsroom {
    /// Lets somebody in. Number and state are given by the store; fails when the address is known already.
    /// - Parameter byline: the name that they sign with; nil for the account's own `person`.
    public func addAccount(
        _ account: Account,
        signingAs byline: String? = nil,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Account {
        let account = try await signing(account, as: byline, by: actor, at: time)
        return try await perform(.addAccount, by: actor, at: time) { operation in
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
    /// everywhere, and what they gave others to get in with ends. The last active administrator stays one.
    /// - Parameter byline: the name that they sign with, empty for none; nil for the account's own `person`.
    /// - Returns: the names of the programs that lost their tokens with it: those that the account made, and that may do
    ///   what it may not.
    @discardableResult
    public func saveAccount(
        _ account: Account,
        signingAs byline: String? = nil,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> [String] {
        let account = try await signing(account, as: byline, by: actor, at: time)
        return try await perform(.saveAccount, by: actor, at: time) { operation in
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
            if !account.isActive { try operation.endAccess(of: account.id) }
            let tokens = try operation.endTokens(madeBy: account)
            let isLeft = "SELECT id FROM account WHERE role = 'administrator' AND is_active = 1 LIMIT 1"
            if before.role == .administrator, try operation.connection.first(isLeft, [], { $0.int(0) }) == nil {
                throw StoreError(.wrongState, "The newspaper needs an administrator: make somebody else one first.")
            }
            try operation.audit("save", "account", account.id.rawValue, Self.difference(before, account))
            return tokens
        }
    }

    /// An account with who signs by a name: one of that name as whom no other account signs, or a new one of the staff; nobody
    /// for an empty name. Nothing is made for somebody who is let in already.
    private func signing(
        _ account: Account,
        as name: String?,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Account {
        guard let name else { return account }
        var account = account
        account.person = nil
        guard !name.allSatisfy(\.isWhitespace) else { return account }
        let (owner, email) = (account.id, account.email)
        let (isKnown, free) = try await store.read { reader in
            (try reader.account(email: email) != nil, try reader.signer(called: name, besides: owner))
        }
        guard free == nil, owner != Identifier(0) || !isKnown else {
            account.person = free
            return account
        }
        account.person = try await perform(.savePerson, by: actor, at: time) { operation in
            let slug = try operation.freeSlug(Slug.make(from: name, fallback: "firma"), .people)
            let person = try operation.write(Person(id: Identifier(0), kind: .staff, name: name, slug: slug), id: nil)
            try operation.audit("save", "person", person.rawValue)
            return person
        }
        return account
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
            try operation.setPassword(of: id, to: password, keeping: session)
        }
    }

    /// Gives the account of an invitation its password, and ends all its sessions. The invitation serves once, however
    /// many come with it at the same time: false when it has served, or its time is over.
    /// - Parameters:
    ///   - token: the SHA-256 of what the link holds.
    ///   - password: the argon2id hash in its own notation.
    public func acceptInvitation(
        token: String,
        password: String,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Bool {
        try await perform(.setPassword, by: actor, at: time) { operation in
            guard let account = try operation.reader.invited(token: token, at: time) else { return false }
            try operation.requireOneself(account.id)
            try operation.setPassword(of: account.id, to: password, keeping: nil)
            return true
        }
    }

    /// Sets up a second factor with its recovery codes, or (`secret` nil) takes it away.
    /// - Parameters:
    ///   - secret: encrypted; the store can't read it.
    ///   - usedStep: the time step whose code showed that the secret arrived: it is used up.
    ///   - codes: the SHA-256 of each recovery code.
    public func setSecondFactor(
        of id: Identifier<Account>,
        secret: String?,
        usedStep: Int64 = 0,
        codes: [String],
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.setSecondFactor, by: actor, at: time) { operation in
            if secret != nil || actor.role?.may(.manageAccounts) == false { try operation.requireOneself(id) }
            let connection = operation.connection
            try connection.execute(
                "UPDATE account SET second_factor = ?, second_factor_step = ? WHERE id = ?",
                [.optional(secret), .int(usedStep), .id(id)]
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
    fileprivate func setPassword(
        of id: Identifier<Account>,
        to password: String,
        keeping session: Identifier<Session>?
    ) throws {
        try connection.execute("UPDATE account SET password = ? WHERE id = ?", [.text(password), .id(id)])
        try connection.execute("DELETE FROM invitation WHERE account_id = ?", [.id(id)])
        try connection.execute(
            "DELETE FROM session WHERE account_id = ? AND id <> ?",
            [.id(id), .int(session?.rawValue ?? 0)]
        )
        try audit("set password", "account", id.rawValue)
    }

    /// Ends everything by which somebody, or whoever they gave a link to, gets in.
    fileprivate func endAccess(of id: Identifier<Account>) throws {
        for table in ["session", "invitation", "known_device", "preview_link"] {
            try connection.execute("DELETE FROM \(table) WHERE account_id = ?", [.id(id)])
        }
    }

    /// Ends the tokens that somebody made who may not sign in any more, or no longer do what the tokens may.
    /// - Returns: their names.
    fileprivate func endTokens(madeBy account: Account) throws -> [String] {
        let made: [(id: Identifier<ProgramToken>, name: String, role: Role?)] = try connection.query(
            "SELECT id, name, role FROM program_token WHERE account_id = ? LIMIT 1000",
            [.id(account.id)]
        ) { ($0.id(0), $0.text(1), Role(rawValue: $0.text(2))) }
        let own = AccessTable.permissions[account.role] ?? []
        let ended = made.filter { token in
            let theirs = token.role.flatMap { AccessTable.permissions[$0] } ?? []
            return !account.isActive || !theirs.isSubset(of: own)
        }
        for token in ended { try endToken(token.id) }
        return ended.map(\.name)
    }

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

extension Reader {
    /// Somebody of just this name as whom no other account signs.
    fileprivate func signer(called name: String, besides account: Identifier<Account>) throws -> Identifier<Person>? {
        let isOthers = "SELECT id FROM account WHERE person_id = ? AND id <> ?"
        return try people(called: name).first { person in
            try person.name == name
                && connection.first(isOthers, [.id(person.id), .id(account)], { _ in true }) == nil
        }?.id
    }
}
