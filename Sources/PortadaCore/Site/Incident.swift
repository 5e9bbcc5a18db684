/// The short name of one failure, shown to the reader and written to the log, so that the two can be brought together.
public struct Incident: Sendable, Hashable, CustomStringConvertible {
    /// Eight letters and digits.
    public let description: String

    /// Makes a new one, at random; letters that are easily mistaken for others are left out.
    public init() {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
        description = String((0..<8).map { _ in alphabet.randomElement() ?? "x" })
    }
}
