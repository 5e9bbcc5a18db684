/// A moment as the store keeps it: whole milliseconds since 1970-01-01 00:00 UTC, of the years 0 to 9999.
public struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The milliseconds of the moments that there are: from 0000-01-01 00:00 to the end of 9999-12-31, UTC. Their sums and
    /// differences are far from the edges of `Int64`.
    public static let range = NumberRange(-62_167_219_200_000...253_402_300_799_999)
    /// The first moment.
    public static let earliest = Timestamp(milliseconds: range.bounds.lowerBound)
    /// The last moment.
    public static let latest = Timestamp(milliseconds: range.bounds.upperBound)

    /// Milliseconds since 1970-01-01 00:00 UTC; negative before.
    public let rawValue: Int64

    /// Takes milliseconds since 1970-01-01 00:00 UTC; beyond the calendar, its first or last moment.
    public init(rawValue: Int64) {
        self.rawValue = Self.range.clamp(rawValue)
    }

    /// Takes milliseconds since 1970-01-01 00:00 UTC; beyond the calendar, its first or last moment.
    public init(milliseconds: Int64) {
        self.init(rawValue: milliseconds)
    }

    /// Takes seconds since 1970-01-01 00:00 UTC; beyond the calendar, its first or last moment.
    public init(seconds: Int64) {
        let (milliseconds, isTooLarge) = seconds.multipliedReportingOverflow(by: 1000)
        self.init(rawValue: isTooLarge ? (seconds < 0 ? .min : .max) : milliseconds)
    }

    /// Earlier moments first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The moment that lies `seconds` later (earlier when negative); at the calendar's ends, its first or last moment.
    public func advanced(bySeconds seconds: Int64) -> Timestamp {
        let (milliseconds, isTooLarge) = seconds.multipliedReportingOverflow(by: 1000)
        guard !isTooLarge else { return seconds < 0 ? .earliest : .latest }
        let (sum, isTooFar) = rawValue.addingReportingOverflow(milliseconds)
        return isTooFar ? (seconds < 0 ? .earliest : .latest) : Timestamp(milliseconds: sum)
    }
}
