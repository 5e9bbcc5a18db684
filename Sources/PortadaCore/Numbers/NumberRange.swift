/// The whole numbers that a place of what comes from outside may hold, and the one way from its text to a number.
///
/// Every form, address, header, cursor, setting and file is read by it, so that no arithmetic behind it meets the edges of
/// `Int64`, where Swift ends the program.
public struct NumberRange: Sendable, Hashable {
    /// The largest whole number that JSON and JavaScript hold exactly (RFC 8259, section 6): 2⁵³ − 1.
    public static let largest: Int64 = 9_007_199_254_740_991
    /// The longest text that is read: a sign and the digits of `largest`, with some zeros before them.
    private static let maxLength = 24

    /// Numbers of rows.
    public static let rows = NumberRange(1...largest)
    /// Versions, sequences, counts of things.
    public static let counts = NumberRange(0...largest)
    /// Whatever orders a list: numbers of rows, moments, counts.
    public static let keys = NumberRange(-largest...largest)

    /// The smallest and the largest of them.
    public let bounds: ClosedRange<Int64>

    /// Takes the smallest and the largest of them.
    public init(_ bounds: ClosedRange<Int64>) { self.bounds = bounds }

    /// The number that a text is: ASCII digits, with a minus before them for a negative one. Nil for every other text, and
    /// for a number that is not within the range.
    public func read(_ text: some StringProtocol) -> Int64? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard (1...Self.maxLength).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(text), bounds.contains(number)
        else { return nil }
        return number
    }

    /// The same as an `Int`, for places in lists and lengths.
    public func readInt(_ text: some StringProtocol) -> Int? { read(text).flatMap { Int(exactly: $0) } }

    /// Numbers with a sign between them, such as a cursor's or a date's; nil unless there are just so many and each is one.
    public func list(_ text: some StringProtocol, separator: Character, count: Int) -> [Int64]? {
        let parts = text.split(separator: separator, maxSplits: count, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { read($0) }
        return parts.count == count && numbers.count == count ? numbers : nil
    }

    /// The nearest of them.
    public func clamp(_ number: Int64) -> Int64 { min(max(number, bounds.lowerBound), bounds.upperBound) }
}

extension Identifier {
    /// The row's number that a text from outside names; nil for what is none.
    public init?(reading text: some StringProtocol) {
        guard let number = NumberRange.rows.read(text) else { return nil }
        self.init(number)
    }
}

extension Timestamp {
    /// The moment whose milliseconds a text from outside names; nil for what is none, or no moment of the calendar.
    public init?(reading text: some StringProtocol) {
        guard let number = Self.range.read(text) else { return nil }
        self.init(milliseconds: number)
    }
}
