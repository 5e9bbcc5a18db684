/// How far a step is whose statements take a while, told every few seconds.
struct MigrationProgress {
    private static let pause = Duration.seconds(2)

    private let statements: Int
    private let clock: () -> ContinuousClock.Instant
    private var told: ContinuousClock.Instant
    private var finished = 0

    init(statements: Int, clock: @escaping () -> ContinuousClock.Instant) {
        (self.statements, self.clock) = (statements, clock)
        told = clock()
    }

    mutating func finishStatement() { finished += 1 }

    /// How much of the step is done, when it is time to say so.
    /// - Parameter share: how much of the present statement is done, from 0 to 1.
    mutating func percent(in share: Double) -> Int? {
        let now = clock()
        guard statements > 0, now - told >= Self.pause else { return nil }
        told = now
        return Int(100 * (Double(finished) + min(max(share, 0), 1)) / Double(statements))
    }
}
