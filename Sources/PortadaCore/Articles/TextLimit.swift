/// How long the newspaper's texts may be: one set of limits for the desk, programs and imports.
///
/// What is longer is refused by name, never cut. What stands already stays until somebody changes it; an import keeps a
/// longer text whole up to `imported` and reports it.
public struct TextLimit: Sendable, Hashable {
    /// The longest text, in Unicode scalars as JSON Schema counts them.
    public let characters: Int

    private init(_ characters: Int) { self.characters = characters }

    /// How long a text is.
    public static func length(of text: String) -> Int { text.unicodeScalars.count }

    /// Whether a text fits.
    public func holds(_ text: String) -> Bool {
        text.utf8.count <= characters || Self.length(of: text) <= characters
    }

    /// A story's line above the headline.
    public static let kicker = TextLimit(300)
    /// A story's headline.
    public static let headline = TextLimit(500)
    /// A story's standfirst.
    public static let summary = TextLimit(3_000)
    /// A story's text with its markup.
    public static let body = TextLimit(1_000_000)
    /// The agency that supplied a story.
    public static let agencyCredit = TextLimit(300)
    /// A title for search engines or networks.
    public static let overrideTitle = TextLimit(300)
    /// A description for search engines or networks.
    public static let overrideDescription = TextLimit(1_000)
    /// The last part of an address.
    public static let slug = TextLimit(120)
    /// What a correction says: markup of one line.
    public static let correction = TextLimit(5_000)
    /// What stands under a picture: markup of one line.
    public static let caption = TextLimit(4_000)
    /// What a picture shows, for those who don't see it.
    public static let altText = TextLimit(2_000)
    /// Who made a picture.
    public static let credit = TextLimit(300)
    /// The name of a section or a tag, or the label of a link.
    public static let name = TextLimit(100)
    /// The name of a person, an agency or an account.
    public static let personName = TextLimit(200)
    /// What a person does.
    public static let role = TextLimit(200)
    /// A few sentences about a person.
    public static let biography = TextLimit(20_000)
    /// What a section, a tag or the newspaper is about.
    public static let description = TextLimit(2_000)
    /// What readers are told of a withdrawn story; why one is killed.
    public static let notice = TextLimit(1_000)
    /// What one colleague tells the others about a story.
    public static let note = TextLimit(4_000)
    /// A line of the newspaper's settings.
    public static let setting = TextLimit(300)

    /// The longest text that an import keeps whole where one of the others would be too short.
    public static let imported = TextLimit(20_000)
    /// How many people sign a story, how many tags or further sections it has.
    public static let listLength = 60
}
