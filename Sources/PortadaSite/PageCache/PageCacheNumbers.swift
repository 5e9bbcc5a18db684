import Logging
import Synchronization

/// Counts what the page cache does.
final class PageCacheNumbers: Sendable {
    /// Those of connections.
    let connections: ConnectionNumbers
    /// Answers to readers.
    let readers = AnswerNumbers()
    /// Answers to those who work on the newspaper, and to their programs.
    let newsroom = AnswerNumbers()
    private let hits = Atomic<Int>(0)
    private let misses = Atomic<Int>(0)
    private let fileHits = Atomic<Int>(0)
    private let fileMisses = Atomic<Int>(0)
    private let failures = Atomic<Int>(0)
    private let refusals = Atomic<Int>(0)
    private let changes = Atomic<Int>(0)
    private let batches = Atomic<Int>(0)
    private let purges = Atomic<Int>(0)
    private let purgeFailures = Atomic<Int>(0)
    private let certificateEnd = Atomic<Int>(0)
    private let schedule = Mutex<(count: Int, latest: RecentMaximum, last: Double)>((0, RecentMaximum(), 0))
    private let longest = Mutex<Longest>(Longest())
    private let poolLag = Mutex<Double>(0)
    private let renders = Mutex<[String: Int]>([:])

    /// What is told of by its worst.
    private struct Longest {
        var catchUp = RecentMaximum()
        var lag = RecentMaximum()
        var poolLag = RecentMaximum()
    }

    init(logger: Logger) {
        connections = ConnectionNumbers(logger: logger)
    }

    func hit() { hits.wrappingAdd(1, ordering: .relaxed) }
    func miss() { misses.wrappingAdd(1, ordering: .relaxed) }
    /// A picture or a file of the theme needed no work.
    func fileHit() { fileHits.wrappingAdd(1, ordering: .relaxed) }
    /// It had to be read, or made.
    func fileMiss() { fileMisses.wrappingAdd(1, ordering: .relaxed) }
    /// How many files needed no work, and how many did.
    var fileCounts: (hits: Int, misses: Int) {
        (fileHits.load(ordering: .relaxed), fileMisses.load(ordering: .relaxed))
    }
    /// Somebody was sent away, since too many wait for pages.
    func refused() { refusals.wrappingAdd(1, ordering: .relaxed) }
    func failed() { failures.wrappingAdd(1, ordering: .relaxed) }
    func rendered(_ kind: String) { renders.withLock { $0[kind, default: 0] += 1 } }

    func changed(_ count: Int) {
        changes.wrappingAdd(count, ordering: .relaxed)
        batches.wrappingAdd(1, ordering: .relaxed)
    }

    /// The shared cache did what a message told it.
    func purged() { purges.wrappingAdd(1, ordering: .relaxed) }
    /// It did not.
    func purgeFailed() { purgeFailures.wrappingAdd(1, ordering: .relaxed) }

    /// Messages to the shared cache that it followed, and failed attempts.
    var purgeCounts: (done: Int, failed: Int) {
        (purges.load(ordering: .relaxed), purgeFailures.load(ordering: .relaxed))
    }

    /// The certificate that connections get is good until then, in seconds since 1970.
    func certificateEnds(at end: Int) { certificateEnd.store(end, ordering: .relaxed) }
    /// The same; 0 where there is none.
    var certificateEndsAt: Int { certificateEnd.load(ordering: .relaxed) }

    /// A scheduled story was published.
    func published(secondsLate: Double) {
        schedule.withLock { schedule in
            schedule.count += 1
            schedule.latest.take(secondsLate)
            schedule.last = secondsLate
        }
    }

    /// How many scheduled stories were published, the largest lateness and the last, in seconds.
    var scheduleNumbers: (count: Int, latest: Double, last: Double) {
        schedule.withLock { ($0.count, $0.latest.value(), $0.last) }
    }

    /// Another program's change was applied so many seconds after it was made.
    func caughtUp(seconds: Double) { longest.withLock { $0.catchUp.take(seconds) } }

    /// An event loop came so many seconds late.
    func lagged(seconds: Double) { longest.withLock { $0.lag.take(seconds) } }

    /// Swift's threads came to a task so many seconds late, or have not come to it for so long.
    func poolLagged(seconds: Double) {
        poolLag.withLock { $0 = seconds }
        longest.withLock { $0.poolLag.take(seconds) }
    }

    /// How late Swift's threads come to a task now, and the longest that they were, in seconds.
    var poolLags: (now: Double, longest: Double) { (poolLag.withLock { $0 }, longest.withLock { $0.poolLag.value() }) }

    /// The longest time from another program's change to its being applied, in seconds.
    var catchUpSeconds: Double { longest.withLock { $0.catchUp.value() } }
    /// The longest that an event loop was late, in seconds.
    var loopLag: Double { longest.withLock { $0.lag.value() } }

    /// Answers that needed no work.
    var hitCount: Int { hits.load(ordering: .relaxed) }
    /// Answers that had to be made or put together, or waited for.
    var missCount: Int { misses.load(ordering: .relaxed) }
    /// How many were sent away, since too many waited for pages.
    var refusalCount: Int { refusals.load(ordering: .relaxed) }
    /// Pages that could not be made.
    var failureCount: Int { failures.load(ordering: .relaxed) }
    /// Changes of this process, and the operations that made them.
    var changeCounts: (changes: Int, operations: Int) {
        (changes.load(ordering: .relaxed), batches.load(ordering: .relaxed))
    }
    /// What was rendered, by sort: `page` for pages' own parts, and the sorts of blocks.
    var renderCounts: [String: Int] { renders.withLock { $0 } }
}
