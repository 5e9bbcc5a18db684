/// A title and a description given for one audience; an empty one means "as the story says".
public struct TextOverride: Sendable, Hashable, Codable {
    /// The title, or empty.
    public var title: String
    /// The description, or empty.
    public var description: String

    /// Makes an override.
    public init(title: String = "", description: String = "") {
        self.title = title
        self.description = description
    }
}
