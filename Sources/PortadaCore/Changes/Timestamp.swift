/// A moment as the store keeps it: whole milliseconds since 1970-01-01 00:00 UTC.
public struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970-01-01 00:00 UTC; negative before.
    public let rawValue: Int64

    /// Takes milliseconds since 1970-01-01 00:00 UTC.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Takes milliseconds since 1970-01-01 00:00 UTC.
    public init(milliseconds: Int64) {
        rawValue = milliseconds
    }

    /// Takes seconds since 1970-01-01 00:00 UTC.
    public init(seconds: Int64) {
        rawValue = seconds * 1000
    }

    /// Earlier moments first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The moment that lies `seconds` later (earlier when negative).
    public func advanced(bySeconds seconds: Int64) -> Timestamp {
        Timestamp(milliseconds: rawValue + seconds * 1000)
    }
}
