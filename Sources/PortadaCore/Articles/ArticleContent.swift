/// What editors write in a story: all that a revision keeps and a merge compares, without state and times.
public struct ArticleContent: Sendable, Hashable {
    /// What sort of story it is.
    public var kind: ArticleKind
    /// The line above the headline.
    public var kicker: String
    /// The headline.
    public var headline: String
    /// The standfirst.
    public var summary: String
    /// The text itself.
    public var body: CleanHTML
    /// Who signs it, in order.
    public var bylines: [Identifier<Person>]
    /// The agency that supplied it, as printed at its end.
    public var agencyCredit: String
    /// The section that gives the story its place.
    public var primarySection: Identifier<Section>?
    /// The other sections that also list it.
    public var furtherSections: [Identifier<Section>]
    /// Its tags, in order.
    public var tags: [Identifier<Tag>]
    /// The picture at its head.
    public var leadPicture: PictureUse?
    /// The last part of its address; empty where the headline is to give it.
    public var slug: String
    /// Whether readers may comment.
    public var commentsOpen: Bool
    /// Title and description for search engines.
    public var searchOverride: TextOverride
    /// Title and description for social networks.
    public var socialOverride: TextOverride
    /// Before this moment nobody publishes it without a second confirmation.
    public var embargo: Timestamp?

    /// The names of the parts, as forms and merges call them.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case kind, kicker, headline, summary, body, bylines, agencyCredit, section, furtherSections, tags, leadPicture
        case slug, comments, search, social, embargo
    }

    /// What a story has now.
    public init(_ article: Article) {
        kind = article.kind
        kicker = article.kicker
        headline = article.headline
        summary = article.summary
        body = article.body
        bylines = article.bylines
        agencyCredit = article.agencyCredit
        primarySection = article.primarySection
        furtherSections = article.furtherSections
        tags = article.tags
        leadPicture = article.leadPicture
        slug = article.slug
        commentsOpen = article.commentsOpen
        searchOverride = article.searchOverride
        socialOverride = article.socialOverride
        embargo = article.times.embargo
    }

    /// Writes it into a story. Slug and address are the store's to give.
    public func apply(to article: inout Article) {
        article.kind = kind
        article.kicker = kicker
        article.headline = headline
        article.summary = summary
        article.body = body
        article.bylines = bylines
        article.agencyCredit = agencyCredit
        article.primarySection = primarySection
        article.furtherSections = furtherSections.filter { $0 != primarySection }
        article.tags = tags
        article.leadPicture = leadPicture
        article.commentsOpen = commentsOpen
        article.searchOverride = searchOverride
        article.socialOverride = socialOverride
        article.times.embargo = embargo
    }

    /// The parts in which two differ.
    public func difference(from other: ArticleContent) -> Set<Field> {
        Set(Field.allCases.filter { !isEqual($0, to: other) })
    }

    private func isEqual(_ field: Field, to other: ArticleContent) -> Bool {
        switch field {
        case .kind: kind == other.kind
        case .kicker: kicker == other.kicker
        case .headline: headline == other.headline
        case .summary: summary == other.summary
        case .body: body == other.body
        case .bylines: bylines == other.bylines
        case .agencyCredit: agencyCredit == other.agencyCredit
        case .section: primarySection == other.primarySection
        case .furtherSections: furtherSections == other.furtherSections
        case .tags: tags == other.tags
        case .leadPicture: leadPicture == other.leadPicture
        case .slug: slug == other.slug
        case .comments: commentsOpen == other.commentsOpen
        case .search: searchOverride == other.searchOverride
        case .social: socialOverride == other.socialOverride
        case .embargo: embargo == other.embargo
        }
    }

    /// Takes one part over from another.
    public mutating func take(_ field: Field, from other: ArticleContent) {
        switch field {
        case .kind: kind = other.kind
        case .kicker: kicker = other.kicker
        case .headline: headline = other.headline
        case .summary: summary = other.summary
        case .body: body = other.body
        case .bylines: bylines = other.bylines
        case .agencyCredit: agencyCredit = other.agencyCredit
        case .section: primarySection = other.primarySection
        case .furtherSections: furtherSections = other.furtherSections
        case .tags: tags = other.tags
        case .leadPicture: leadPicture = other.leadPicture
        case .slug: slug = other.slug
        case .comments: commentsOpen = other.commentsOpen
        case .search: searchOverride = other.searchOverride
        case .social: socialOverride = other.socialOverride
        case .embargo: embargo = other.embargo
        }
    }
}
