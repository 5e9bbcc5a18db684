import PortadaCore

/// Counts attempts under keys, and says when one would be too many. An attempt counts from the moment that it is let
/// through, before anybody knows whether it is right: of many at once no more pass than of many one after the other.
struct AttemptLedger {
    /// No more than so many attempts under a key within a time.
    struct Rule: Sendable, Hashable {
        let key: String
        let limit: Int
        let seconds: Int64
        /// Whether attempts are counted here without being refused.
        var isOnlyCounted = false
    }

    private struct Entry {
        var times: [Timestamp]
        let seconds: Int64
    }

    private static let maxKeys = 50_000
    private static let maxTimes = 400

    private var entries: [String: Entry] = [:]

    /// How many attempts count under a key now.
    func count(_ key: String, at time: Timestamp) -> Int {
        guard let entry = entries[key] else { return 0 }
        return entry.times.count { Self.counts($0, entry.seconds, at: time) }
    }

    /// Lets an attempt through and counts it under all keys, or (a number) says in how many seconds to try again.
    mutating func reserve(_ rules: [Rule], at time: Timestamp) -> Int? {
        let waits = rules.filter { !$0.isOnlyCounted }.compactMap { wait($0, at: time) }
        if let wait = waits.max() { return wait }
        if entries.count >= Self.maxKeys { forget(at: time) }
        for rule in rules {
            let former = (entries[rule.key]?.times ?? []).filter { Self.counts($0, rule.seconds, at: time) }
            entries[rule.key] = Entry(times: former.suffix(Self.maxTimes - 1) + [time], seconds: rule.seconds)
        }
        return nil
    }

    /// Takes an attempt back: it was right, or nobody looked at it.
    mutating func release(_ rules: [Rule], reservedAt time: Timestamp) {
        for rule in rules {
            guard let index = entries[rule.key]?.times.firstIndex(of: time) else { continue }
            entries[rule.key]?.times.remove(at: index)
            if entries[rule.key]?.times.isEmpty == true { entries[rule.key] = nil }
        }
    }

    /// Forgets the attempts under a key.
    mutating func clear(_ key: String) { entries[key] = nil }

    private func wait(_ rule: Rule, at time: Timestamp) -> Int? {
        let recent = (entries[rule.key]?.times ?? []).filter { Self.counts($0, rule.seconds, at: time) }
        guard recent.count >= rule.limit else { return nil }
        // The one that must be forgotten before there is room for another.
        let first = recent[recent.count - rule.limit]
        return max(1, Int((first.rawValue - time.rawValue) / 1000 + rule.seconds))
    }

    private static func counts(_ moment: Timestamp, _ seconds: Int64, at time: Timestamp) -> Bool {
        moment > time.advanced(bySeconds: -seconds)
    }

    /// Only attempts that were let through make keys, and each costs a hash: this many are a fault elsewhere. The oldest
    /// go.
    private mutating func forget(at time: Timestamp) {
        entries = entries.filter { entry in
            entry.value.times.contains { Self.counts($0, entry.value.seconds, at: time) }
        }
        guard entries.count >= Self.maxKeys else { return }
        let oldest = entries.sorted { ($0.value.times.last?.rawValue ?? 0) < ($1.value.times.last?.rawValue ?? 0) }
        for (key, _) in oldest.prefix(Self.maxKeys / 10) { entries[key] = nil }
    }
}
