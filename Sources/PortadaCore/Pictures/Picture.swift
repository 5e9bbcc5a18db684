/// A picture in the newspaper's keeping.
public struct Picture: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Picture>
    /// The SHA-256 of the original's bytes in hexadecimal; nil while the file is missing.
    public var hash: String?
    /// Its name in addresses: letters, digits and hyphens, without extension.
    public var slug: String
    /// Upright width in pixels; 0 while the file is missing.
    public var width: Int
    /// Upright height in pixels; 0 while the file is missing.
    public var height: Int
    /// What it shows, for those who don't see it; may be empty.
    public var altText: String
    /// The caption that it brought along; may be empty.
    public var caption: CleanHTML
    /// Who made it ("Norlys Perez/Reuters"); may be empty.
    public var credit: String
    /// The address that it came from, when it was imported; may be empty.
    public var source: String

    /// Makes a picture.
    public init(
        id: Identifier<Picture>,
        hash: String?,
        slug: String,
        width: Int,
        height: Int,
        altText: String = "",
        caption: CleanHTML = .empty,
        credit: String = "",
        source: String = ""
    ) {
        self.id = id
        self.hash = hash
        self.slug = slug
        self.width = width
        self.height = height
        self.altText = altText
        self.caption = caption
        self.credit = credit
        self.source = source
    }
}
