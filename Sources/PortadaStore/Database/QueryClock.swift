/// How long the questions of a snapshot took, all together. Used by one thread.
public final class QueryClock {
    /// The time so far.
    public private(set) var elapsed = Duration.zero

    init() {}

    func time<Result>(_ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { elapsed += start.duration(to: .now) }
        return try work()
    }
}
