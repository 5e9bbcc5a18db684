import PortadaCore

/// Who tries to get in, as limits see them.
struct SignInSource: Sendable {
    /// The client's network.
    let network: ClientNetwork
    /// Whether that is a proxy's own: it does not say whom it asks for, so that the whole world is one client.
    let isProxy: Bool
    /// The digest of the browser's own token, where the account was signed in to with it before.
    var knownDevice: String?

    /// - Parameters:
    ///   - place: the network address.
    ///   - proxies: those that are trusted to name their clients.
    init(place: String, proxies: TrustedProxies, knownDevice: String? = nil) {
        network = ClientNetwork(of: place)
        isProxy = proxies.contains(place)
        self.knownDevice = knownDevice
    }
}

/// How often a password and a second factor may be tried.
///
/// Attempts count for the network, for the name from this network and for the name from everywhere. Who guesses can't shut
/// a colleague out: a browser in which the account was signed in to before has limits of its own, and when a name is tried
/// too often from everywhere, a network from which nobody tried it yet still has an attempt.
actor SignInLimit {
    /// An attempt that was let through.
    struct Attempt: Sendable {
        fileprivate let rules: [AttemptLedger.Rule]
        fileprivate let time: Timestamp
        /// What is forgotten when it turns out right: the slips before it.
        fileprivate let slips: String
    }

    /// Whether one may try.
    enum Verdict: Sendable {
        case allowed(Attempt)
        case wait(seconds: Int)
    }

    /// What one network may try, or a proxy that doesn't say whom it asks for.
    private static let (perNetwork, perProxy) = (30, 300)
    /// A provider's customer may have many networks of version 6, but not many of this size.
    private static let (perWideNetwork, wideBits) = (120, 48)
    private static let (perNameAndNetwork, perName, perKnownDevice) = (6, 60, 20)
    private static let seconds: Int64 = 600
    /// One of a million codes is right at any time, two more for clocks that differ: these many a day leave the owner of
    /// a stolen password years to notice.
    private static let (codes, codesPerDay) = (10, 50)
    private static let day: Int64 = 86_400

    private var ledger = AttemptLedger()

    /// Asks to try a password.
    func beginPassword(of name: String, from source: SignInSource, at time: Timestamp) -> Verdict {
        let own = "\(source.knownDevice ?? source.network.description) \(name)"
        guard source.knownDevice == nil else {
            return begin([.init(key: own, limit: Self.perKnownDevice, seconds: Self.seconds)], slips: own, at: time)
        }
        var everywhere = AttemptLedger.Rule(key: "name \(name)", limit: Self.perName, seconds: Self.seconds)
        everywhere.isOnlyCounted = ledger.count(own, at: time) == 0
        var rules = [
            everywhere,
            .init(key: own, limit: Self.perNameAndNetwork, seconds: Self.seconds),
            .init(
                key: source.network.description,
                limit: source.isProxy ? Self.perProxy : Self.perNetwork,
                seconds: Self.seconds
            ),
        ]
        if let wide = source.network.wide(bits: Self.wideBits) {
            rules.append(.init(key: wide, limit: Self.perWideNetwork, seconds: Self.seconds))
        }
        return begin(rules, slips: own, at: time)
    }

    /// Asks to try the code of somebody who gave the right password.
    func beginCode(of account: Identifier<Account>, from source: SignInSource, at time: Timestamp) -> Verdict {
        let own = "code \(account) \(source.knownDevice ?? "")"
        let rules: [AttemptLedger.Rule] = [
            .init(key: own, limit: Self.codes, seconds: Self.seconds),
            .init(key: "day \(own)", limit: Self.codesPerDay, seconds: Self.day),
        ]
        return begin(rules, slips: own, at: time)
    }

    /// Asks to try the password of somebody who is signed in.
    func beginConfirmation(in session: Identifier<Session>, at time: Timestamp) -> Verdict {
        let own = "session \(session)"
        return begin([.init(key: own, limit: Self.perKnownDevice, seconds: Self.seconds)], slips: own, at: time)
    }

    /// The attempt was right: it does not count, nor do the slips before it.
    func succeeded(_ attempt: Attempt) {
        ledger.release(attempt.rules, reservedAt: attempt.time)
        ledger.clear(attempt.slips)
    }

    /// Nobody looked at the attempt.
    func withdraw(_ attempt: Attempt) { ledger.release(attempt.rules, reservedAt: attempt.time) }

    private func begin(_ rules: [AttemptLedger.Rule], slips: String, at time: Timestamp) -> Verdict {
        if let seconds = ledger.reserve(rules, at: time) { return .wait(seconds: seconds) }
        return .allowed(Attempt(rules: rules, time: time, slips: slips))
    }
}
