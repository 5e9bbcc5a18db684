/// One name that a template may use, and what stands behind it.
public struct ShapeField: Sendable {
    /// The name, as templates write it.
    public let name: String
    /// What the field holds.
    public let kind: Kind

    /// Makes a field.
    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
