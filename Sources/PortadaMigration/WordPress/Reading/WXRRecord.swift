/// One element of an export as it stands in the file: an item, an author, a category, the site's title.
struct WXRRecord: Sendable {
    /// The element's name with its prefix, as written: `item`, `wp:author`.
    var name: String
    /// The line that it begins at, from 1.
    var line: Int
    /// Its bytes, from `<` to the last `>`.
    var bytes: [UInt8]
    /// Why it can't be read, when the file itself is broken there: it never ends, or is too large.
    var damage: String?
}
