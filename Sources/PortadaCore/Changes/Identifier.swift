/// A row's number, typed by what it numbers, so that a section's can't be passed for a story's.
public struct Identifier<Entity>: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number in the store; positive.
    public let rawValue: Int64

    /// Takes a number from the store.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Takes a number from the store.
    public init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Smaller numbers first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The number as decimal digits.
    public var description: String { String(rawValue) }
}

extension Identifier: Codable {
    /// Reads a plain number.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes a plain number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
