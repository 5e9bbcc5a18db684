import PortadaCore
import Synchronization

/// How many requests somebody may make in a minute.
final class APIRate: Sendable {
    /// What is left to somebody.
    struct Share: Sendable, Hashable {
        /// How many requests a minute has.
        var limit: Int
        /// How many are left of it.
        var left: Int
        /// How many seconds are left of it.
        var seconds: Int
        /// Whether this request is one too many.
        var isSpent: Bool
    }

    private struct Window {
        var start: Timestamp
        var count: Int
    }

    /// How long a stretch is counted, in seconds.
    static let window: Int64 = 60
    /// How many callers are remembered; a flood of them makes it forget rather than grow.
    private static let maxCallers = 20_000

    private let windows = Mutex<[String: Window]>([:])

    /// How many callers are remembered now.
    var callers: Int { windows.withLock { $0.count } }

    /// Counts a request.
    /// - Parameter limit: how many are allowed in a minute; 0 for any number.
    func count(_ caller: String, limit: Int, at time: Timestamp) -> Share? {
        guard limit > 0 else { return nil }
        return windows.withLock { windows in
            let start = time.advanced(bySeconds: -Self.window)
            if windows.count >= Self.maxCallers, windows[caller] == nil {
                windows = windows.filter { $0.value.start > start }
                if windows.count >= Self.maxCallers { windows = [:] }
            }
            var window = windows[caller] ?? Window(start: time, count: 0)
            if window.start <= start || window.start > time { window = Window(start: time, count: 0) }
            window.count += 1
            windows[caller] = window
            let passed = (time.rawValue - window.start.rawValue) / 1000
            return Share(
                limit: limit,
                left: max(0, limit - window.count),
                seconds: max(1, Int(Self.window - passed)),
                isSpent: window.count > limit
            )
        }
    }
}
