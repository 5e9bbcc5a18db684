/// Numbers at the edges of what programs count with, and what only looks like numbers.
enum NumberEdges {
    static let all = [
        "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-1", "0", "9007199254740991",
        "9007199254740993", "1000000000000000000000000000000", "1e400", "１２", "",
    ]
    /// The same as JSON writes them; those that are no JSON are left out.
    static let json = all.filter { !$0.isEmpty && $0.utf8.allSatisfy { $0 < 128 } } + ["9223372036854775807.0", "-0.5"]
    static let moments = [
        "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z",
    ]
    static let days = ["9999-12-31", "0001-01-01", "9223372036854775807-01-01", "10000-01-01"]
}
