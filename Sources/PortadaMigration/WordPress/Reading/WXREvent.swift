/// What the reader of an export comes upon.
enum WXREvent: Sendable {
    /// A word about the whole site: its title, its address, the version of the format.
    case site(name: String, value: String)
    /// An author.
    case author(id: String, login: String, displayName: String, firstName: String, lastName: String)
    /// A category, by its slug and its parent's.
    case category(id: String, slug: String, parent: String, name: String, description: String)
    /// A tag.
    case tag(id: String, slug: String, name: String, description: String)
    /// A term of another taxonomy, such as a menu.
    case term(taxonomy: String, slug: String, name: String)
    /// An item; `fingerprint` stands for its bytes.
    case item(WXRItem, fingerprint: Int64)
    /// Something that could not be read.
    case fault(WXRFault)
}

/// Something in an export that could not be read, and is left out.
public struct WXRFault: Sendable, Hashable {
    /// The line in the file, from 1.
    public var line: Int
    /// What it is, as far as it can be told: `post 12 "Title"`.
    public var item: String
    /// Why, in a sentence.
    public var message: String
}
