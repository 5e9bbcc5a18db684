/// A part of the newspaper; sections form a tree.
public struct Section: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Section>
    /// The section that it belongs to.
    public var parent: Identifier<Section>?
    /// Its name, as readers see it.
    public var name: String
    /// The last part of its address.
    public var slug: String
    /// Its address on the site, with slashes at both ends: `/nacional/politica/`.
    public var path: String
    /// What it is about; plain text, may be empty.
    public var description: String
    /// Its place among its siblings; smaller first.
    public var position: Int64

    /// Makes a section.
    public init(
        id: Identifier<Section>,
        parent: Identifier<Section>? = nil,
        name: String,
        slug: String,
        path: String,
        description: String = "",
        position: Int64 = 0
    ) {
        self.id = id
        self.parent = parent
        self.name = name
        self.slug = slug
        self.path = path
        self.description = description
        self.position = position
    }
}
