/// What the newsroom decides about the newspaper as a whole.
public struct NewspaperSettings: Sendable, Hashable, Codable {
    /// The newspaper's name.
    public var name: String
    /// The line below the name; may be empty.
    public var tagline: String
    /// The language of its texts: `es` or `en`.
    public var language: String
    /// Its time zone, by IANA name: `America/Caracas`.
    public var timeZone: String
    /// The pattern of new stories' addresses; see `ArticlePathPattern`.
    public var articlePath: String
    /// How many stories a list page shows, 5 to 50.
    public var listLength: Int
    /// The line at the foot of every page; empty means name and year.
    public var legalLine: String
    /// The address for letters to the newspaper; may be empty.
    public var contactEmail: String
    /// Words about the newspaper for search engines; may be empty.
    public var description: String
    /// The newspaper's own addresses elsewhere, for structured data.
    public var profiles: [String]
    /// For how many days after the day of its publication a story takes comments; 0 for always.
    public var commentDays: Int

    /// Makes settings.
    public init(
        name: String,
        tagline: String = "",
        language: String = "es",
        timeZone: String = "America/Caracas",
        articlePath: String = "/{section}/{slug}/",
        listLength: Int = 20,
        legalLine: String = "",
        contactEmail: String = "",
        description: String = "",
        profiles: [String] = [],
        commentDays: Int = 0
    ) {
        self.name = name
        self.tagline = tagline
        self.language = language
        self.timeZone = timeZone
        self.articlePath = articlePath
        self.listLength = min(max(listLength, 5), 50)
        self.legalLine = legalLine
        self.contactEmail = contactEmail
        self.description = description
        self.profiles = profiles
        self.commentDays = max(0, commentDays)
    }

    /// Whether a story takes no comments any more, so many days after the day of its publication.
    public func endsComments(afterDays days: Int) -> Bool { commentDays > 0 && days > commentDays }
}

extension NewspaperSettings {
    /// Reads settings; what an earlier version of the program did not know of is as in a new newspaper.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(name: try values.decode(String.self, forKey: .name))
        func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
            value = try values.decodeIfPresent(Value.self, forKey: key) ?? value
        }
        try read(.tagline, into: &tagline)
        try read(.language, into: &language)
        try read(.timeZone, into: &timeZone)
        try read(.articlePath, into: &articlePath)
        try read(.listLength, into: &listLength)
        try read(.legalLine, into: &legalLine)
        try read(.contactEmail, into: &contactEmail)
        try read(.description, into: &description)
        try read(.profiles, into: &profiles)
        try read(.commentDays, into: &commentDays)
    }
}
