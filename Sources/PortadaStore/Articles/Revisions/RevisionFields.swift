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
    /// Whether the first of the sections is the primary one; revisions of earlier versions don't say.
    var hasPrimarySection: Bool?
    /// Revisions of earlier versions don't say.
    var commentsOpen: Bool?
    var embargo: Timestamp?

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
        hasPrimarySection = article.primarySection != nil
        commentsOpen = article.commentsOpen
        embargo = article.times.embargo
    }

    /// The content that it keeps. What a revision of an earlier version does not say is as the story has it now.
    func content(body: CleanHTML, of article: Article) -> ArticleContent {
        var content = ArticleContent(article)
        content.kind = kind
        content.kicker = kicker
        content.headline = headline
        content.summary = summary
        content.body = body
        content.bylines = bylines
        content.agencyCredit = agencyCredit
        let hasPrimary = hasPrimarySection ?? true
        content.primarySection = hasPrimary ? sections.first : nil
        content.furtherSections = Array(sections.dropFirst(hasPrimary ? 1 : 0))
        content.tags = tags
        content.leadPicture = leadPicture.map {
            PictureUse(
                picture: $0,
                caption: CleanHTML(vouchedFor: leadCaption ?? ""),
                altText: leadAltText ?? "",
                credit: leadCredit ?? ""
            )
        }
        content.slug = slug
        content.searchOverride = search
        content.socialOverride = social
        guard let commentsOpen else { return content }
        content.commentsOpen = commentsOpen
        content.embargo = embargo
        return content
    }
}
