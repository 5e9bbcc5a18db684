import NIOPosix
import PortadaCore

/// Makes and checks hashes on a thread of its own, a bounded number at once.
public struct PasswordWork: Sendable {
    /// Too many sign in at this moment.
    struct Busy: Error {}

    private let threads: NIOThreadPool
    private let queue = PasswordQueue()

    /// Starts its thread.
    public init() {
        threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
    }

    /// The hash of a password, made for nobody who waits elsewhere.
    public func hash(_ password: String) async throws -> String {
        guard let hash = try await threads.runIfActive({ PasswordHash.make(password) }) else { throw Busy() }
        return hash
    }

    /// The hash of a password that somebody chose.
    func hash(_ password: String, for source: SignInSource) async throws -> String {
        guard let hash = try await run(for: source, { PasswordHash.make(password) }) else { throw Busy() }
        return hash
    }

    /// Whether a password is the one of a hash; nil stands for that of nobody.
    func verify(_ password: String, against hash: String?, for source: SignInSource) async throws -> Bool {
        try await run(for: source) {
            guard let other = hash ?? PasswordHash.ofNobody else { return false }
            return PasswordHash.verify(password, against: other) && hash != nil
        }
    }

    private func run<Result: Sendable>(
        for source: SignInSource,
        _ work: @escaping @Sendable () -> Result
    ) async throws -> Result {
        guard await queue.enter(source) else { throw Busy() }
        do {
            let result = try await threads.runIfActive(work)
            await queue.leave(source)
            return result
        } catch {
            await queue.leave(source)
            throw error
        }
    }
}

/// Who waits for a hash, each of which takes a quarter of a second: no network may fill the queue, and strangers not all
/// of it.
private actor PasswordQueue {
    /// The whole queue, what of it strangers may fill, one of their networks, and a proxy that doesn't say whom it asks
    /// for.
    private static let (all, strangers, network, proxy) = (40, 30, 6, 20)

    private var counts: [String: Int] = [:]
    private var count = 0

    func enter(_ source: SignInSource) -> Bool {
        let own = source.isProxy ? Self.proxy : Self.network
        guard count < (source.knownDevice == nil ? Self.strangers : Self.all),
            counts[Self.key(source), default: 0] < own
        else { return false }
        counts[Self.key(source), default: 0] += 1
        count += 1
        return true
    }

    func leave(_ source: SignInSource) {
        count -= 1
        let key = Self.key(source)
        counts[key] = counts[key].flatMap { $0 > 1 ? $0 - 1 : nil }
    }

    private static func key(_ source: SignInSource) -> String { source.knownDevice ?? source.network.description }
}
