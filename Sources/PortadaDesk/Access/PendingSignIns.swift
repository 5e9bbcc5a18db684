import PortadaCore

/// Those who gave the right password and still owe the second factor; forgotten after five minutes, and at a restart.
actor PendingSignIns {
    private static let seconds: Int64 = 300
    private static let maxTries = 5
    /// So many may wait for one account, and for all: who knows a password can't make others begin again.
    private static let (maxPerAccount, maxCount) = (10, 1_000)

    /// Somebody who waits.
    struct Entry: Sendable {
        let account: Account
        /// The digest of the password's hash at that time: when it is another one, the sign-in begins anew.
        let proof: String
        fileprivate let since: Timestamp
        fileprivate var tries = 0
    }

    private var entries: [String: Entry] = [:]

    /// Takes someone in; the token goes into the form that asks for the code.
    func add(_ account: Account, proof: String, at time: Timestamp) -> Token {
        entries = entries.filter { isFresh($0.value, at: time) }
        let own = entries.filter { $0.value.account.id == account.id }
        if own.count >= Self.maxPerAccount { forgetOldest(of: own) }
        if entries.count >= Self.maxCount { forgetOldest(of: entries) }
        let token = Token()
        entries[token.text] = Entry(account: account, proof: proof, since: time)
        return token
    }

    /// Whose token it is, for one more try; nil when it is too late or was tried too often.
    func take(_ token: String, at time: Timestamp) -> Entry? {
        guard var entry = entries[token], isFresh(entry, at: time), entry.tries < Self.maxTries else { return nil }
        entry.tries += 1
        entries[token] = entry
        return entry
    }

    /// Done; false when it was done before.
    func remove(_ token: String) -> Bool { entries.removeValue(forKey: token) != nil }

    private func isFresh(_ entry: Entry, at time: Timestamp) -> Bool {
        time.rawValue - entry.since.rawValue < Self.seconds * 1000
    }

    private func forgetOldest(of some: [String: Entry]) {
        some.min { $0.value.since < $1.value.since }.map { entries[$0.key] = nil }
    }
}
