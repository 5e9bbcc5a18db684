import PortadaCore

/// What a revision keeps of a story beside its body.
struct RevisionFields: Codable {
    var kind: ArticleKind
    var status: ArticleStatus
    var kicker: String
    var headline: String
    var summary: String
    var bylines: [Identifier<Person>]
    var agencyCredit: String
    var sections: [Identifier<Section>]
    var tags: [Identifier<Tag>]
    var leadPicture: Identifier<Picture>?
    var leadCaption: String?
    var leadAltText: String?
    var leadCredit: String?
    var slug: String
    var path: String
    var published: Timestamp?
    var updated: Timestamp?
    var scheduled: Timestamp?
    var search: TextOverride
    var social: TextOverride

    init(_ article: Article) {
        kind = article.kind
        status = article.status
        kicker = article.kicker
        headline = article.headline
        summary = article.summary
        bylines = article.bylines
        agencyCredit = article.agencyCredit
        sections = article.allSections
        tags = article.tags
        leadPicture = article.leadPicture?.picture
        leadCaption = article.leadPicture?.caption.markup
        leadAltText = article.leadPicture?.altText
        leadCredit = article.leadPicture?.credit
        slug = article.slug
        path = article.path
        published = article.times.published
        updated = article.times.updated
        scheduled = article.times.scheduled
        search = article.searchOverride
        social = article.socialOverride
    }
}
