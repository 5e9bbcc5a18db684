/// A story (or a page such as "About us") with everything that a reader can see of it.
public struct Article: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Article>
    /// What sort of story it is.
    public var kind: ArticleKind
    /// Where it stands on its way to the readers.
    public var status: ArticleStatus
    /// The line above the headline; may be empty.
    public var kicker: String
    /// The headline: plain text, never empty once published.
    public var headline: String
    /// The standfirst: plain text, may be empty.
    public var summary: String
    /// The text itself.
    public var body: CleanHTML
    /// Who signs it, in order: people and agencies.
    public var bylines: [Identifier<Person>]
    /// The agency that supplied it, as printed at its end ("EFE"); may be empty.
    public var agencyCredit: String
    /// The section that gives the story its address and its place.
    public var primarySection: Identifier<Section>?
    /// The other sections that also list it.
    public var furtherSections: [Identifier<Section>]
    /// Its tags, in order.
    public var tags: [Identifier<Tag>]
    /// The picture at its head.
    public var leadPicture: PictureUse?
    /// Pictures that its body shows.
    public var bodyPictures: [Identifier<Picture>]
    /// The last part of its address.
    public var slug: String
    /// Its canonical address on the site, with leading slash: `/nacional/el-puerto-reabre/`.
    public var path: String
    /// When it was made, published, updated.
    public var times: ArticleTimes
    /// Whether readers may comment.
    public var commentsOpen: Bool
    /// What was put right after publication, oldest first.
    public var corrections: [Correction]
    /// Title and description for search engines, where they differ from headline and summary.
    public var searchOverride: TextOverride
    /// Title and description for social networks, where they differ.
    public var socialOverride: TextOverride
    /// What readers are told at the address of a story that was taken back; plain text, may be empty.
    public var withdrawalNotice: String
    /// Who began it at the desk; nil for what came from elsewhere.
    public var owner: Identifier<Account>?
    /// Counts its saves; a save names the version that it was based on.
    public var version: Int64

    /// What lists, search engines and feeds say of it: its summary, or its first sentences when nobody wrote one.
    public var shownSummary: String { summary.isEmpty ? body.teaser : summary }

    /// What lists show, which don't read a whole text for its beginning.
    public var listedSummary: String {
        summary.isEmpty ? body.beginning(of: Self.listedLength).teaser : summary
    }

    /// How much of a text lists read for its first sentences, in characters of Unicode.
    public static let listedLength = 12_000

    /// What lists, search engines and feeds show of it: the picture at its head, or the first of its text.
    public var shownPicture: PictureUse? {
        leadPicture ?? bodyPictures.first.map { PictureUse(picture: $0, caption: .empty, altText: "", credit: "") }
    }

    /// Makes an article from all its parts.
    public init(
        id: Identifier<Article>,
        kind: ArticleKind = .news,
        status: ArticleStatus = .draft,
        kicker: String = "",
        headline: String,
        summary: String = "",
        body: CleanHTML = .empty,
        bylines: [Identifier<Person>] = [],
        agencyCredit: String = "",
        primarySection: Identifier<Section>? = nil,
        furtherSections: [Identifier<Section>] = [],
        tags: [Identifier<Tag>] = [],
        leadPicture: PictureUse? = nil,
        bodyPictures: [Identifier<Picture>] = [],
        slug: String,
        path: String,
        times: ArticleTimes,
        commentsOpen: Bool = true,
        corrections: [Correction] = [],
        searchOverride: TextOverride = TextOverride(),
        socialOverride: TextOverride = TextOverride(),
        withdrawalNotice: String = "",
        owner: Identifier<Account>? = nil,
        version: Int64 = 1
    ) {
        self.id = id
        self.kind = kind
        self.status = status
        self.kicker = kicker
        self.headline = headline
        self.summary = summary
        self.body = body
        self.bylines = bylines
        self.agencyCredit = agencyCredit
        self.primarySection = primarySection
        self.furtherSections = furtherSections
        self.tags = tags
        self.leadPicture = leadPicture
        self.bodyPictures = bodyPictures
        self.slug = slug
        self.path = path
        self.times = times
        self.commentsOpen = commentsOpen
        self.corrections = corrections
        self.searchOverride = searchOverride
        self.socialOverride = socialOverride
        self.withdrawalNotice = withdrawalNotice
        self.owner = owner
        self.version = version
    }

    /// Every section that lists it, the primary one first.
    public var allSections: [Identifier<Section>] {
        (primarySection.map { [$0] } ?? []) + furtherSections
    }

    /// Whether readers see it in lists: it is before them, and news.
    public var isListed: Bool { status.isPublic && kind != .page }
}
