/// A picture that a body shows, as the old site named it.
struct PictureReference: Sendable, Hashable {
    /// Its address; empty when only its number is known.
    var address: String
    /// The number of its attachment; nil when only its address is known.
    var attachment: String?
    /// Whether it stands in a gallery, where its caption comes from the attachment.
    var isInGallery = false
    /// Whether words of its own stand below it already.
    var hasCaption = false
}
