/// When a message that did not arrive is tried again: with growing pauses, for about three days.
public enum RetryPlan {
    /// The pauses after the first try, the second and so on, in seconds.
    public static let pauses: [Int64] = [
        5, 30, 120, 600, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600, 24 * 3600,
    ]

    /// When to try again after so many tries; nil when it is given up.
    public static func next(after attempts: Int, at time: Timestamp) -> Timestamp? {
        guard attempts >= 1, attempts <= pauses.count else { return nil }
        return time.advanced(bySeconds: pauses[attempts - 1])
    }

    /// A webhook at which nothing arrived for so long is stopped, in seconds.
    public static let patience: Int64 = 5 * 24 * 3600
}
