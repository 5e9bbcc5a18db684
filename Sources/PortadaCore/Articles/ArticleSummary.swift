/// What a list shows of a published story: a card on a front, a line in a rail, an entry of a feed without its body.
public struct ArticleSummary: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Article>
    /// What sort of story it is.
    public var kind: ArticleKind
    /// The line above the headline; may be empty.
    public var kicker: String
    /// The headline.
    public var headline: String
    /// The standfirst; may be empty.
    public var summary: String
    /// Its canonical address on the site.
    public var path: String
    /// Its primary section.
    public var section: Identifier<Section>?
    /// Who signs it, in order.
    public var bylines: [Identifier<Person>]
    /// The agency that supplied it; may be empty.
    public var agencyCredit: String
    /// The picture at its head.
    public var picture: PictureUse?
    /// The publication time.
    public var published: Timestamp
    /// The newest moment of its text.
    public var modified: Timestamp

    /// Makes a summary.
    public init(
        id: Identifier<Article>,
        kind: ArticleKind,
        kicker: String,
        headline: String,
        summary: String,
        path: String,
        section: Identifier<Section>?,
        bylines: [Identifier<Person>],
        agencyCredit: String,
        picture: PictureUse?,
        published: Timestamp,
        modified: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.kicker = kicker
        self.headline = headline
        self.summary = summary
        self.path = path
        self.section = section
        self.bylines = bylines
        self.agencyCredit = agencyCredit
        self.picture = picture
        self.published = published
        self.modified = modified
    }
}
