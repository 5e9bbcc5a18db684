/// All that is wrong with a theme, found in one go.
public struct ThemeFaults: Error, Sendable, CustomStringConvertible {
    /// The faults, at least one.
    public let faults: [ThemeFault]

    /// One fault a line.
    public var description: String {
        faults.map(\.description).joined(separator: "\n")
    }
}
