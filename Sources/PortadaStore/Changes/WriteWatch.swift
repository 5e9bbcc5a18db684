import Foundation
import GRDB
import Synchronization

/// Knows when anything was written to the database, by this program or another, so that whoever waits for that need not ask
/// the database again and again.
///
/// One thread looks at the number that SQLite keeps for this (sqlite.org/pragma.html#pragma_data_version), from the first wait
/// until the store is closed; a look costs no question and wakes nobody.
public final class WriteWatch: Sendable {
    /// How often the thread looks: half of what is promised of other programs' changes, so that it holds when a look is late.
    private static let interval = 0.05

    private struct Waiter {
        let deadline: ContinuousClock.Instant
        let resume: @Sendable () -> Void
    }

    private struct State {
        var writes = 0
        var next = 0
        var waiters: [Int: Waiter] = [:]
        var isLooking = false
        var isEnded = false
    }

    private let path: String
    private let state = Mutex(State())
    private let ending = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    init(path: String) { self.path = path }

    /// How many wait; for tests.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// How much was written so far: a number to wait behind.
    public var now: Int { state.withLock { $0.writes } }

    /// Waits until something was written since `now` was a number, until a while is over, or until the task is cancelled.
    /// - Returns: what `now` is then.
    @discardableResult
    public func wait(after seen: Int, atMost limit: Duration) async -> Int {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waiter = Waiter(deadline: .now + limit) { continuation.resume() }
                let (isOver, needsThread) = state.withLock { state in
                    let isOver = state.writes != seen || state.isEnded || Task.isCancelled
                    if !isOver { state.waiters[number] = waiter }
                    let needsThread = !isOver && !state.isLooking
                    if needsThread { state.isLooking = true }
                    return (isOver, needsThread)
                }
                if isOver { waiter.resume() }
                if needsThread { begin() }
            }
        } onCancel: {
            // It may come before the waiter is there, which then sees that the task is cancelled.
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
        }
        return now
    }

    /// Wakes those who wait as if something had been written: there is something to do that the database doesn't tell.
    public func ring() { pass(isWritten: true) }

    /// Ends the looking; who waits goes on.
    func end() {
        let (waiters, isLooking) = state.withLock { state in
            defer { state.waiters = [:] }
            state.isEnded = true
            return (Array(state.waiters.values), state.isLooking)
        }
        for waiter in waiters { waiter.resume() }
        guard isLooking else { return }
        ending.signal()
        ended.wait()
    }

    // MARK: The thread

    private func begin() {
        let thread = Thread { [self] in
            look()
            ended.signal()
        }
        thread.name = "portada-writes"
        thread.start()
    }

    private func look() {
        var connection: DatabaseQueue?
        var version: Int?
        while ending.wait(timeout: .now() + Self.interval) == .timedOut {
            if connection == nil { connection = open() }
            let found = connection.flatMap { queue in
                try? queue.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) }
            }
            // What can't be read may have been written; so may anything before the first look.
            pass(isWritten: found == nil || found != version)
            version = found ?? version
        }
        try? connection?.close()
    }

    private func open() -> DatabaseQueue? {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        return try? DatabaseQueue(path: path, configuration: configuration)
    }

    /// Wakes those whose time has come.
    private func pass(isWritten: Bool) {
        let due = state.withLock { state in
            if isWritten { state.writes += 1 }
            let now = ContinuousClock.now
            let due = state.waiters.filter { isWritten || $0.value.deadline <= now }
            for number in due.keys { state.waiters[number] = nil }
            return due.values.map(\.resume)
        }
        for resume in due { resume() }
    }
}
