/// A word that ties stories together.
public struct Tag: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Tag>
    /// The word, as readers see it.
    public var name: String
    /// The last part of its address.
    public var slug: String
    /// What it is about; plain text, may be empty.
    public var description: String

    /// Makes a tag.
    public init(id: Identifier<Tag>, name: String, slug: String, description: String = "") {
        self.id = id
        self.name = name
        self.slug = slug
        self.description = description
    }
}
