import PortadaCore

/// How often a password may be tried.
///
/// Failures count for the network address and for the name together with it, never for the name alone from a browser in
/// which its owner signed in before: who guesses at a colleague's password can't shut the colleague out.
actor SignInLimit {
    /// Within so many seconds,
    private static let window: Int64 = 600
    /// so many failures from one address,
    private static let perPlace = 30
    /// for one name from one address,
    private static let perNameAndPlace = 6
    /// and for one name from all browsers that don't know it.
    private static let perName = 60
    private static let maxKeys = 50_000

    private var failures: [String: [Timestamp]] = [:]

    /// How many seconds to wait before the next try; nil when it may be made.
    func wait(for email: String, from place: String, isKnownDevice: Bool, at time: Timestamp) -> Int? {
        let limits = [
            (placeKey(place), isKnownDevice ? Self.perPlace * 2 : Self.perPlace),
            ("\(email) \(place)", isKnownDevice ? Self.perNameAndPlace * 2 : Self.perNameAndPlace),
            (email, isKnownDevice ? Int.max : Self.perName),
        ]
        let since = time.advanced(bySeconds: -Self.window)
        let waits = limits.compactMap { key, limit -> Int? in
            let recent = failures[key, default: []].filter { $0 > since }
            guard recent.count >= limit, let first = recent.first else { return nil }
            return max(1, Int((first.rawValue - since.rawValue) / 1000))
        }
        return waits.max()
    }

    /// Notes a failure.
    func failed(_ email: String, from place: String, at time: Timestamp) {
        if failures.count > Self.maxKeys { forget(before: time.advanced(bySeconds: -Self.window)) }
        for key in [placeKey(place), "\(email) \(place)", email] {
            failures[key] = (failures[key] ?? []).suffix(Self.perName) + [time]
        }
    }

    /// Notes a success: the failures before it were slips.
    func succeeded(_ email: String, from place: String) {
        failures["\(email) \(place)"] = nil
    }

    private func placeKey(_ place: String) -> String { "place \(place)" }

    private func forget(before moment: Timestamp) {
        failures = failures.filter { $0.value.last.map { $0 > moment } ?? false }
        // A flood of addresses: better to forget than to grow.
        if failures.count > Self.maxKeys { failures = [:] }
    }
}
