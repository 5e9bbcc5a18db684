import PortadaCore

/// Those who gave the right password and still owe the second factor; forgotten after five minutes, and at a restart.
actor PendingSignIns {
    private static let seconds: Int64 = 300
    private static let maxTries = 5
    private static let maxCount = 1_000

    private struct Entry {
        let account: Account
        let since: Timestamp
        var tries = 0
    }

    private var entries: [String: Entry] = [:]

    /// Takes someone in; the token goes into the form that asks for the code.
    func add(_ account: Account, at time: Timestamp) -> Token {
        entries = entries.filter { time.rawValue - $0.value.since.rawValue < Self.seconds * 1000 }
        if entries.count >= Self.maxCount { entries = [:] }
        let token = Token()
        entries[token.text] = Entry(account: account, since: time)
        return token
    }

    /// Whose token it is, for one more try; nil when it is too late or was tried too often.
    func account(of token: String, at time: Timestamp) -> Account? {
        guard var entry = entries[token], time.rawValue - entry.since.rawValue < Self.seconds * 1000,
            entry.tries < Self.maxTries
        else { return nil }
        entry.tries += 1
        entries[token] = entry
        return entry.account
    }

    /// Done.
    func remove(_ token: String) { entries[token] = nil }
}
