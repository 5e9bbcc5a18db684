/// A picture as one story shows it: caption, alt text and credit belong to the use, not to the file.
public struct PictureUse: Sendable, Hashable {
    /// The picture.
    public var picture: Identifier<Picture>
    /// The caption under it here; may be empty.
    public var caption: CleanHTML
    /// What it shows, for those who don't see it; may be empty.
    public var altText: String
    /// Who made it; may be empty.
    public var credit: String

    /// Makes a use.
    public init(
        picture: Identifier<Picture>,
        caption: CleanHTML = .empty,
        altText: String = "",
        credit: String = ""
    ) {
        self.picture = picture
        self.caption = caption
        self.altText = altText
        self.credit = credit
    }
}
