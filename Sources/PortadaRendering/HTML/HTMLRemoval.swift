/// Something that cleaning left out, for reports.
public struct HTMLRemoval: Sendable, Hashable {
    /// The element's name, in lower case.
    public var element: String
    /// The attribute's name when only that was left out.
    public var attribute: String?

    /// Names a removal.
    public init(element: String, attribute: String? = nil) {
        self.element = element
        self.attribute = attribute
    }
}
