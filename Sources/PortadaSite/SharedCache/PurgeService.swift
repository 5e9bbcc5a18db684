import Logging
import PortadaCore
import PortadaStore
import ServiceLifecycle

/// Tells a shared cache which pages to let go, in the order of the changes, until it has understood.
///
/// The change rows are its outbox; the number up to which the cache was told is kept in the store, so that nothing is
/// forgotten while the program or the cache is down.
public struct PurgeService: Service {
    /// Sends a message and gives the status of the answer.
    public typealias Send = @Sendable (SharedCache.Message) async throws -> Int

    /// The cache answered that it did not do what it was told.
    struct Refusal: Error, CustomStringConvertible {
        let status: Int
        var description: String { "the cache answered \(status)" }
    }

    /// Changes that were told once. They are told again: an answer that was on its way to the cache while the change was
    /// made may have come in after the first message.
    private struct Round {
        let number: Int64
        let tags: Set<QueryTag>?
        let due: ContinuousClock.Instant
        /// Whether more may be waiting to be told.
        let isFull: Bool
    }

    private static let interval = Duration.seconds(1)
    private static let shortestPause = Duration.milliseconds(200)
    private static let untilAgain = Duration.seconds(2)
    private static let longestPause = Duration.seconds(30)
    private static let batch = 2_000

    private let site: Site
    private let cache: SharedCache
    private let send: Send
    private let logger: Logger

    /// Tells a cache of a site's changes.
    public init(site: Site, cache: SharedCache, logger: Logger, send: @escaping Send) {
        self.site = site
        self.cache = cache
        self.logger = logger
        self.send = send
    }

    /// Works until the program stops.
    public func run() async throws {
        await cancelWhenGracefulShutdown { await work() }
    }

    private func work() async {
        var told: Int64?
        var again: [Round] = []
        /// How long it waits after a failure; nil when all went well.
        var pause: Duration?
        let writes = site.parts.store.writes
        while !Task.isCancelled {
            let seen = writes.now
            do {
                let from = try await told == nil ? begin() : told ?? 0
                told = from
                let next = try await tellNext(after: from)
                if let next {
                    told = next.number
                    again.append(next)
                }
                if let round = again.first, round.due <= .now {
                    try await tell(round.tags)
                    try await site.parts.store.keepPurged(upTo: round.number)
                    again.removeFirst()
                }
                pause = nil
                if next?.isFull == true { continue }
            } catch {
                site.pages.numbers.purgeFailed()
                // Once, when it begins.
                if pause == nil {
                    logger.error("purge failed; tried again until it succeeds", metadata: ["error": "\(error)"])
                }
                pause = min(pause.map { $0 * 2 } ?? Self.shortestPause, Self.longestPause)
            }
            if let pause {
                try? await Task.sleep(for: pause)
            } else {
                let due = again.first.map { max(.zero, ContinuousClock.now.duration(to: $0.due)) }
                await writes.wait(after: seen, atMost: min(Self.interval, due ?? Self.interval))
            }
        }
    }

    /// Where to go on. A cache that was never told of anything may hold pages of another time.
    private func begin() async throws -> Int64 {
        let (told, newest) = try await site.parts.store.read(.upkeep) { (try $0.purgedUpTo(), try $0.changeNumber) }
        if let told { return told }
        try await tell(nil)
        try await site.parts.store.keepPurged(upTo: newest)
        return newest
    }

    private func tellNext(after number: Int64) async throws -> Round? {
        let changes = try await site.parts.store.read(.upkeep) { try $0.changes(after: number, limit: Self.batch) }
        guard let first = changes.first, let last = changes.last else { return nil }
        // Old rows were deleted before the cache was told of them, or a newer program wrote what this one can't read.
        let isWhole = first.number == number + 1 && changes.allSatisfy { $0.tag != nil }
        let tags = isWhole ? Set(changes.compactMap(\.tag)) : nil
        try await tell(tags)
        return Round(number: last.number, tags: tags, due: .now + Self.untilAgain, isFull: changes.count == Self.batch)
    }

    /// Purges what was made from these questions; everything when nil.
    private func tell(_ tags: Set<QueryTag>?) async throws {
        for message in tags.map(cache.purge) ?? [cache.purgeAll] {
            let status = try await send(message)
            guard (200..<300).contains(status) else { throw Refusal(status: status) }
            site.pages.numbers.purged()
        }
    }
}
