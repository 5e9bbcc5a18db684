import Dispatch
import Foundation
import Logging
import Synchronization

/// Measures from a thread of its own how late Swift's cooperative threads come to a task. They are late when something
/// blocks them; then nothing that needs them can say so.
final class PoolWatch: Sendable {
    /// How often it is measured, in seconds.
    private static let interval: TimeInterval = 2
    /// From which lag on the log hears of it, in seconds.
    private static let worthTelling = 2.0

    private let numbers: PageCacheNumbers
    private let logger: Logger
    private let isEnded = Atomic<Bool>(false)

    init(_ numbers: PageCacheNumbers, logger: Logger) {
        self.numbers = numbers
        self.logger = logger
    }

    /// Measures until it is ended.
    func begin() {
        let thread = Thread { [self] in
            while !isEnded.load(ordering: .relaxed) {
                measure()
                Thread.sleep(forTimeInterval: Self.interval)
            }
        }
        thread.name = "portada-watch"
        thread.start()
    }

    /// Ends the measuring.
    func end() { isEnded.store(true, ordering: .relaxed) }

    private func measure() {
        let asked = ContinuousClock.now
        let answered = DispatchSemaphore(value: 0)
        Task.detached(priority: .high) { answered.signal() }
        var isTold = false
        while answered.wait(timeout: .now() + .milliseconds(500)) == .timedOut {
            let lag = asked.duration(to: .now) / .seconds(1)
            numbers.poolLagged(seconds: lag)
            guard lag > Self.worthTelling, !isTold else { continue }
            isTold = true
            logger.error("tasks don't run: something blocks Swift's threads", metadata: ["seconds": "\(Int(lag))"])
        }
        numbers.poolLagged(seconds: asked.duration(to: .now) / .seconds(1))
        if isTold {
            logger.notice("tasks run again", metadata: ["seconds": "\(Int(asked.duration(to: .now) / .seconds(1)))"])
        }
    }
}
