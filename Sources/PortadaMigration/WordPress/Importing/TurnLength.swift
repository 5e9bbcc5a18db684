/// How many stories are written in one transaction: as many as take a twentieth of a second, so that editors who save beside
/// an import hardly wait, whatever machine and archive it is.
struct TurnLength {
    private static let wished = Duration.milliseconds(50)
    private static let range = 5...100

    /// How many the next transaction takes.
    private(set) var stories = 25

    /// Notes how long a transaction took.
    mutating func note(_ count: Int, took duration: Duration) {
        guard count > 0, duration > .zero else { return }
        let fitting = Double(count) * (Self.wished / duration)
        // Not more than twice as many at once: a few quick ones may stand before slow ones.
        let next = min(fitting, Double(stories * 2))
        stories = min(max(Int(next), Self.range.lowerBound), Self.range.upperBound)
    }
}
