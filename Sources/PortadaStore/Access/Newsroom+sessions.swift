import PortadaCore

extension Newsroom {
    /// Signs somebody in. Fails for an account that may not.
    /// - Parameters:
    ///   - token: the SHA-256 of what the browser's cookie holds.
    ///   - device: what the browser calls itself.
    public func startSession(
        token: String,
        device: String,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> Identifier<Session> {
        try await perform(.startSession, by: actor, at: time) { operation in
            guard let id = actor.account, try operation.reader.account(id)?.isActive == true else {
                throw StoreError(.forbidden, "This account may not sign in.")
            }
            let session = try operation.connection.insert(
                """
                INSERT INTO session (account_id, token, created_at, used_at, confirmed_at, place, device)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                [
                    .id(id), .text(token), .time(time), .time(time), .time(time), .text(actor.place),
                    .text(String(device.prefix(200))),
                ]
            )
            try operation.audit("sign in", "account", id.rawValue, String(device.prefix(200)))
            return Identifier(session)
        }
    }

    /// Notes in the audit that somebody did not get in. What was typed as a name is not kept where it is nobody's: it may
    /// be a password.
    /// - Parameters:
    ///   - id: whose account was tried; nil for none that there is.
    ///   - isCode: whether the password was right and the second factor wrong.
    ///   - count: how often by now.
    public func noteFailedSignIn(
        to id: Identifier<Account>?,
        isCode: Bool,
        count: Int,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.startSession, by: actor, at: time) { operation in
            let action = id == nil ? "fail unknown" : isCode ? "fail code" : "fail password"
            try operation.audit(action, "account", id?.rawValue, count > 1 ? "× \(count)" : "")
        }
    }

    /// Signs somebody out: one session, or (`session` nil) all of them.
    public func endSessions(
        of id: Identifier<Account>,
        session: Identifier<Session>?,
        by actor: Actor,
        at time: Timestamp
    ) async throws {
        try await perform(.endSessions, by: actor, at: time) { operation in
            if actor.role?.may(.manageAccounts) == false { try operation.requireOneself(id) }
            try operation.connection.execute(
                "DELETE FROM session WHERE account_id = ? AND (? = 0 OR id = ?)",
                [.id(id), .int(session?.rawValue ?? 0), .int(session?.rawValue ?? 0)]
            )
            try operation.audit(session == nil ? "sign out everywhere" : "sign out", "account", id.rawValue)
        }
    }
}

extension Store {
    /// Notes that a session was used.
    public func touch(_ session: Identifier<Session>, from place: String, at time: Timestamp) async throws {
        try await noteIfRoom(
            "UPDATE session SET used_at = ?, place = ? WHERE id = ?",
            [.time(time), .text(place), .id(session)]
        )
    }

    /// Notes that somebody gave their password anew.
    public func confirm(_ session: Identifier<Session>, at time: Timestamp) async throws {
        try await minding(room: true) {
            try await note("UPDATE session SET confirmed_at = ? WHERE id = ?", [.time(time), .id(session)])
        }
    }

    /// Notes in which language somebody wants the desk.
    public func setLanguage(of id: Identifier<Account>, to language: String) async throws {
        try await note("UPDATE account SET language = ? WHERE id = ?", [.text(language), .id(id)])
    }

    /// Notes whether somebody wants single letters to be shortcuts.
    public func setSingleKeys(of id: Identifier<Account>, to isOn: Bool) async throws {
        try await note("UPDATE account SET single_keys = ? WHERE id = ?", [.flag(isOn), .id(id)])
    }

    /// Uses up one time step of somebody's second factor; false when it, or a later one, was used already.
    public func useSecondFactor(of id: Identifier<Account>, step: Int64) async throws -> Bool {
        try await minding(room: true) {
            try await noteReturning(
                "UPDATE account SET second_factor_step = ? WHERE id = ? AND second_factor_step < ? RETURNING id",
                [.int(step), .id(id), .int(step)]
            )
        }
    }

    /// Keeps a second factor's secret in another form, unless somebody set up another one meanwhile.
    public func replaceSecondFactor(of id: Identifier<Account>, _ former: String, by new: String) async throws {
        try await note(
            "UPDATE account SET second_factor = ? WHERE id = ? AND second_factor = ?",
            [.text(new), .id(id), .text(former)]
        )
    }

    /// Uses up a recovery code, by its SHA-256; false when there is none such.
    public func useRecoveryCode(of id: Identifier<Account>, _ code: String) async throws -> Bool {
        try await minding(room: true) {
            try await noteReturning(
                "DELETE FROM recovery_code WHERE account_id = ? AND code = ? RETURNING account_id",
                [.id(id), .text(code)]
            )
        }
    }

    /// Remembers a browser in which somebody signed in.
    public func rememberDevice(token: String, of id: Identifier<Account>, at time: Timestamp) async throws {
        try await noteIfRoom(
            """
            INSERT INTO known_device (token, account_id, used_at) VALUES (?, ?, ?)
            ON CONFLICT (token, account_id) DO UPDATE SET used_at = excluded.used_at
            """,
            [.text(token), .id(id), .time(time)]
        )
    }

    /// Lets go of sessions, invitations and browsers that nobody used for a long time.
    public func forgetOldSessions(unusedSince moment: Timestamp, deviceUnusedSince old: Timestamp) async throws {
        try await noteIfRoom("DELETE FROM session WHERE used_at < ?", [.time(moment)])
        try await noteIfRoom("DELETE FROM invitation WHERE expires_at < ?", [.time(moment)])
        try await noteIfRoom("DELETE FROM known_device WHERE used_at < ?", [.time(old)])
    }
}

extension Reader {
    private static let accountColumns = """
        account.id, email, name, role, language, person_id, is_active, second_factor IS NOT NULL, needs_second_factor,
            single_keys
        """

    private static func account(_ row: any SQLRow) -> Account {
        Account(
            id: row.id(0),
            email: row.text(1),
            name: row.text(2),
            role: Role(rawValue: row.text(3)) ?? .reporter,
            language: row.text(4),
            person: row.optionalID(5),
            isActive: row.flag(6),
            hasSecondFactor: row.flag(7),
            needsSecondFactor: row.flag(8),
            hasSingleKeys: row.flag(9)
        )
    }

    /// An account by its number.
    public func account(_ id: Identifier<Account>) throws -> Account? {
        try connection.first("SELECT \(Self.accountColumns) FROM account WHERE id = ?", [.id(id)], Self.account)
    }

    /// An account by its address for letters.
    public func account(email: String) throws -> Account? {
        try connection.first("SELECT \(Self.accountColumns) FROM account WHERE email = ?", [.text(email)], Self.account)
    }

    /// All accounts: those that may sign in first, by name.
    public func accounts() throws -> [Account] {
        try connection.query(
            "SELECT \(Self.accountColumns) FROM account ORDER BY is_active DESC, name, id LIMIT 10000",
            [],
            Self.account
        )
    }

    /// The accounts whose names have a text in them, whatever its accents and capitals.
    public func accounts(called name: String, limit: Int) throws -> [Identifier<Account>] {
        try connection.query(
            "SELECT id FROM account WHERE folded(name) LIKE '%' || ? || '%' ESCAPE '\\' ORDER BY name, id LIMIT ?",
            [.text(Self.pattern(name)), .int(Int64(limit))]
        ) { $0.id(0) }
    }

    /// What an account proves itself with: the password's hash and the second factor's secret.
    public func credentials(of id: Identifier<Account>) throws -> (password: String?, secondFactor: String?) {
        try connection.first("SELECT password, second_factor FROM account WHERE id = ?", [.id(id)]) { row in
            (row.optionalText(0), row.optionalText(1))
        } ?? (nil, nil)
    }

    /// The secrets of all second factors, as they are kept.
    public func secondFactors() throws -> [(account: Identifier<Account>, secret: String)] {
        try connection.query(
            "SELECT id, second_factor FROM account WHERE second_factor IS NOT NULL ORDER BY id LIMIT 10000",
            []
        ) { ($0.id(0), $0.text(1)) }
    }

    /// The session whose cookie has this SHA-256, with its account, when that may sign in.
    public func session(token: String) throws -> (session: Session, account: Account)? {
        let session = try connection.first(
            "SELECT \(Self.sessionColumns) FROM session WHERE token = ?",
            [.text(token)],
            Self.session
        )
        guard let session, let account = try account(session.account), account.isActive else { return nil }
        return (session, account)
    }

    private static let sessionColumns = "id, account_id, created_at, used_at, confirmed_at, place, device"

    private static func session(_ row: any SQLRow) -> Session {
        Session(
            id: row.id(0),
            account: row.id(1),
            created: row.time(2),
            used: row.time(3),
            confirmed: row.time(4),
            place: row.text(5),
            device: row.text(6)
        )
    }

    /// The sessions of an account, the last used first.
    public func sessions(of id: Identifier<Account>) throws -> [Session] {
        try connection.query(
            "SELECT \(Self.sessionColumns) FROM session WHERE account_id = ? ORDER BY used_at DESC LIMIT 100",
            [.id(id)],
            Self.session
        )
    }

    /// Whose invitation has this SHA-256, when it is still good.
    public func invited(token: String, at time: Timestamp) throws -> Account? {
        let id: Identifier<Account>? = try connection.first(
            "SELECT account_id FROM invitation WHERE token = ? AND expires_at > ?",
            [.text(token), .time(time)]
        ) { $0.id(0) }
        guard let id, let account = try account(id), account.isActive else { return nil }
        return account
    }

    /// Whether an account signed in before in the browser whose cookie has this SHA-256.
    public func isKnownDevice(token: String, of id: Identifier<Account>) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM known_device WHERE token = ? AND account_id = ?",
            [.text(token), .id(id)]
        ) { $0.int(0) } != nil
    }
}
