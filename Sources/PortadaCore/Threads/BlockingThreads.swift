import Dispatch
import Foundation
import Synchronization

/// Threads for one kind of work that blocks: a bounded number of them, with a bounded queue before them.
///
/// Swift has as few cooperative threads as there are processors, and whatever blocks one of them holds up everything. A
/// database, a file, a name and a picture are waited for here instead. Each kind has threads of its own, so that none
/// starves another. Threads start when there is work and end when there was none for a while.
public final class BlockingThreads: Sendable {
    /// The queue is full: whoever asks should come again a moment later.
    public struct Full: Error, Hashable, CustomStringConvertible {
        /// The kind of work of which too much waits.
        public let kind: String

        /// A sentence that is safe to log.
        public var description: String { "Too much work of the kind '\(kind)' is waiting." }

        /// Makes the error of a kind of work.
        public init(kind: String) {
            self.kind = kind
        }
    }

    /// What the threads do and have refused.
    public struct Numbers: Sendable, Hashable {
        /// How much work is being done.
        public var running = 0
        /// How much waits for a thread.
        public var waiting = 0
        /// How much was refused since the start, because the queue was full.
        public var refused = 0

        /// Makes numbers.
        public init(running: Int = 0, waiting: Int = 0, refused: Int = 0) {
            (self.running, self.waiting, self.refused) = (running, waiting, refused)
        }
    }

    /// The kind of work: a word for logs and metrics.
    public let kind: String
    /// How many threads there are at most.
    public let count: Int
    private let longest: Int
    private let niceness: Int
    private let queue = Mutex(Queue())
    private let bell = DispatchSemaphore(value: 0)

    /// How long a thread waits for work before it ends, in seconds.
    private static let idleSeconds = 10
    /// The size of each stack, in bytes: parsers and template programs go deeper than a system's default for threads.
    private static let stackBytes = 8 << 20

    /// - Parameters:
    ///   - kind: a word for logs and metrics.
    ///   - threads: how many there are at most, 1 or more.
    ///   - queue: how much work may wait for one of them.
    ///   - niceness: how far they stand back when processors are scarce, 0 for not at all to 19 (setpriority(2)).
    public init(kind: String, threads: Int, queue: Int, niceness: Int = 0) {
        self.kind = kind
        count = max(1, threads)
        longest = max(0, queue)
        self.niceness = niceness
    }

    /// Does work on one of the threads, and waits for its result. Work that still waits when the task is cancelled is not
    /// begun.
    /// - Parameter abandoning: whether to stop waiting for work under way, too, when the task is cancelled; the work goes
    ///   on, and its result is dropped.
    /// - Throws: `Full`, `CancellationError`, or what the work throws.
    public func run<Result: Sendable>(
        abandoning: Bool = false,
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        let caller = Caller<Result>()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                caller.wait(continuation)
                do {
                    caller.place = try enter { caller.resume(Swift.Result(catching: work)) }
                } catch {
                    return caller.resume(.failure(error))
                }
                // The handler may have run before the work had its place.
                if Task.isCancelled { leave(caller, abandoning) }
            }
        } onCancel: {
            leave(caller, abandoning)
        }
    }

    /// The same, but waits no longer than a while, after which the work goes on and its result is dropped.
    /// - Returns: nil when the time was over.
    public func run<Result: Sendable>(
        within limit: Duration,
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result? {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await self.run(abandoning: true, work) }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    /// What the threads do now.
    public var numbers: Numbers {
        queue.withLock { Numbers(running: $0.running, waiting: $0.waiting.count, refused: $0.refused) }
    }

    // MARK: The queue

    private struct Queue {
        /// Work by its place; places before `first` are done or given up.
        var waiting: [UInt64: @Sendable () -> Void] = [:]
        var first: UInt64 = 0
        var end: UInt64 = 0
        var threads = 0
        var idle = 0
        var running = 0
        var refused = 0

        mutating func next() -> (@Sendable () -> Void)? {
            while first < end {
                defer { first += 1 }
                if let work = waiting.removeValue(forKey: first) { return work }
            }
            return nil
        }
    }

    private func enter(_ work: @escaping @Sendable () -> Void) throws(Full) -> UInt64 {
        let place: (number: UInt64, needsThread: Bool)? = queue.withLock { queue in
            guard queue.waiting.count < longest + (count - queue.running) else {
                queue.refused += 1
                return nil
            }
            let number = queue.end
            queue.end += 1
            queue.waiting[number] = work
            let needsThread = queue.waiting.count > queue.idle && queue.threads < count
            if needsThread { queue.threads += 1 }
            return (number, needsThread)
        }
        guard let place else { throw Full(kind: kind) }
        if place.needsThread { start() }
        bell.signal()
        return place.number
    }

    /// Gives up what a caller waits for, if that is still possible.
    private func leave<Result>(_ caller: Caller<Result>, _ abandoning: Bool) {
        guard let place = caller.place else { return }
        let isBegun = queue.withLock { $0.waiting.removeValue(forKey: place) == nil }
        if abandoning || !isBegun { caller.resume(.failure(CancellationError())) }
    }

    private func start() {
        let thread = Thread { [self] in
            // On Linux this is the thread's alone; what it starts takes after it. Without the right to it, it stays as it is.
            if niceness > 0 {
                let thread = __priority_which_t(PRIO_PROCESS.rawValue)
                _ = setpriority(thread, 0, min(getpriority(thread, 0) + Int32(niceness), 19))
            }
            while serve() {}
        }
        thread.name = "portada-\(kind)"
        thread.stackSize = Self.stackBytes
        thread.start()
    }

    /// Does the next piece of work. Returns false when the thread should end.
    private func serve() -> Bool {
        queue.withLock { $0.idle += 1 }
        let isRung = bell.wait(timeout: .now() + .seconds(Self.idleSeconds)) == .success
        let (work, goesOn): ((@Sendable () -> Void)?, Bool) = queue.withLock { queue in
            queue.idle -= 1
            let work = queue.next()
            if work != nil { queue.running += 1 } else if !isRung { queue.threads -= 1 }
            return (work, work != nil || isRung)
        }
        guard let work else { return goesOn }
        work()
        queue.withLock { $0.running -= 1 }
        return true
    }
}

/// Somebody who waits for a result; gets one, once.
private final class Caller<Result: Sendable>: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Result, any Error>?
        var place: UInt64?
    }

    private let state = Mutex(State())

    /// The place of the work in its queue; nil before it has one.
    var place: UInt64? {
        get { state.withLock { $0.place } }
        set { state.withLock { $0.place = newValue } }
    }

    func wait(_ continuation: CheckedContinuation<Result, any Error>) {
        state.withLock { $0.continuation = continuation }
    }

    func resume(_ result: Swift.Result<Result, any Error>) {
        let continuation = state.withLock { state in
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(with: result)
    }
}
