/// The largest of the numbers of the last five to ten minutes: it falls again when they do.
struct RecentMaximum {
    private static let span = Duration.seconds(300)

    private var newest = 0.0
    private var before = 0.0
    private var begin: ContinuousClock.Instant

    init(at now: ContinuousClock.Instant = .now) { begin = now }

    /// Takes a number.
    mutating func take(_ number: Double, at now: ContinuousClock.Instant = .now) {
        turn(now)
        newest = max(newest, number)
    }

    /// The largest.
    mutating func value(at now: ContinuousClock.Instant = .now) -> Double {
        turn(now)
        return max(newest, before)
    }

    private mutating func turn(_ now: ContinuousClock.Instant) {
        let age = begin.duration(to: now)
        guard age >= Self.span else { return }
        (before, newest, begin) = (age < Self.span * 2 ? newest : 0, 0, now)
    }
}
