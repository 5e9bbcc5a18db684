/// Someone, or an agency, who signs stories.
public struct Person: Sendable, Hashable, Identifiable {
    /// What sort of signature it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// A journalist of the newspaper.
        case staff
        /// A guest.
        case guest
        /// A news agency.
        case agency
    }

    /// The number in the store.
    public var id: Identifier<Person>
    /// What sort of signature it is.
    public var kind: Kind
    /// The name in the byline.
    public var name: String
    /// The last part of the address.
    public var slug: String
    /// What the person does ("Redactora de Economía"); may be empty.
    public var role: String
    /// A few sentences; may be empty.
    public var biography: CleanHTML
    /// The portrait.
    public var picture: Identifier<Picture>?

    /// Makes a person.
    public init(
        id: Identifier<Person>,
        kind: Kind = .staff,
        name: String,
        slug: String,
        role: String = "",
        biography: CleanHTML = .empty,
        picture: Identifier<Picture>? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.slug = slug
        self.role = role
        self.biography = biography
        self.picture = picture
    }

    /// The list of what they sign.
    public var listAddress: SiteAddress.List { kind == .agency ? .agency(slug: slug) : .author(slug: slug) }
}
