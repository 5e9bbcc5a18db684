/// How many stories long work takes in one transaction: as many as take a fortieth of a second, so that with what its commit
/// takes others wait a twentieth, whatever machine and archive it is.
struct StoryTurn {
    /// What says how late it is.
    typealias Clock = @Sendable () -> ContinuousClock.Instant

    /// So many at most.
    static let most = 250
    /// So many in any case: a slow machine comes to an end, too.
    static let least = 5
    private static let length = Duration.milliseconds(25)

    private let clock: Clock
    private let end: ContinuousClock.Instant
    private var count = 0

    /// Begins.
    init(clock: @escaping Clock = { .now }) {
        self.clock = clock
        end = clock() + Self.length
    }

    /// Whether there is time for another story; takes it.
    mutating func takesAnother() -> Bool {
        guard count < Self.most, count < Self.least || clock() < end else { return false }
        count += 1
        return true
    }
}
