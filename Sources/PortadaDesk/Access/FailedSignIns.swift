import PortadaCore
import Synchronization

/// Counts what failed at the door. The audit holds the first failure of an account from a network, and after it the tenth,
/// the hundredth and so on: an attack is seen there, and doesn't fill the disk.
final class FailedSignIns: Sendable {
    /// What was tried.
    enum Kind: String, Sendable, CaseIterable {
        case password, code
    }

    /// How often something happened since the start.
    struct Counts: Sendable, Hashable {
        /// Wrong ones.
        var failures: [Kind: Int] = [:]
        /// Those that nobody looked at, because there were too many before.
        var refusals: [Kind: Int] = [:]
    }

    private struct Run {
        var since: Timestamp
        var count = 0
    }

    private struct State {
        var counts = Counts()
        var runs: [String: Run] = [:]
    }

    /// What is counted together, in seconds.
    private static let seconds: Int64 = 3_600
    /// So many accounts and networks are told apart in that time; all others are counted as one.
    private static let maxRuns = 100

    private let state = Mutex(State())

    /// The counts for whoever looks after the newspaper.
    var counts: Counts { state.withLock(\.counts) }

    /// Notes that a try was refused unseen.
    func refused(_ kind: Kind) { state.withLock { $0.counts.refusals[kind, default: 0] += 1 } }

    /// Notes a failure.
    /// - Returns: how many there were, when the audit is to hold it now.
    func failed(_ kind: Kind, of account: Identifier<Account>?, from network: ClientNetwork, at time: Timestamp) -> Int?
    {
        let key = "\(kind.rawValue) \(account.map { "\($0)" } ?? "") \(network)"
        return state.withLock { state in
            state.counts.failures[kind, default: 0] += 1
            let start = time.advanced(bySeconds: -Self.seconds)
            state.runs = state.runs.filter { $0.value.since > start && $0.value.since <= time }
            let own = state.runs[key] != nil || state.runs.count < Self.maxRuns ? key : "others"
            state.runs[own, default: Run(since: time)].count += 1
            let count = state.runs[own]?.count ?? 0
            return Self.isTold(count) ? count : nil
        }
    }

    /// Whether it is a power of ten.
    private static func isTold(_ count: Int) -> Bool {
        var rest = count
        while rest >= 10, rest.isMultiple(of: 10) { rest /= 10 }
        return rest == 1
    }
}
