import Synchronization

/// Counts the answers to one sort of asker: by status, and by the time until they began.
final class AnswerNumbers: Sendable {
    /// What was counted.
    struct Counts: Sendable {
        /// By the first digit of the status: `2xx`.
        var statuses: [String: Int]
        /// How many began within so many seconds, for each of `ends`, and how many in all.
        var within: [Int]
        /// How long all of them took together, in seconds.
        var seconds: Double
    }

    /// The times that are told apart, in seconds.
    static let ends = [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10]

    private final class Counter: Sendable {
        private let value = Atomic<Int>(0)

        func add(_ number: Int) { value.wrappingAdd(number, ordering: .relaxed) }
        var now: Int { value.load(ordering: .relaxed) }
    }

    private let statuses = (1...5).map { _ in Counter() }
    private let times = (0...ends.count).map { _ in Counter() }
    private let microseconds = Counter()

    /// Counts an answer.
    func count(_ status: Int, seconds: Double) {
        statuses[min(max(status / 100, 1), 5) - 1].add(1)
        times[Self.ends.firstIndex { seconds <= $0 } ?? Self.ends.count].add(1)
        if seconds > 0 { microseconds.add(Int(min(seconds, 86_400) * 1e6)) }
    }

    /// What was counted so far.
    var counts: Counts {
        var sum = 0
        let within = times.map { time in
            sum += time.now
            return sum
        }
        return Counts(
            statuses: Dictionary(uniqueKeysWithValues: statuses.enumerated().map { ("\($0 + 1)xx", $1.now) }),
            within: within,
            seconds: Double(microseconds.now) / 1e6
        )
    }
}
