import PortadaRendering

/// What the site asks of a theme: the templates that it renders, with what each may name, and the texts it writes.
public enum SiteTemplates {
    /// For loading and checking themes.
    public static let registry = TemplateRegistry(
        pages: [
            "front": FrontPageModel.template.shape,
            "article": ArticlePageModel.template.shape,
            "page": StaticPageModel.template.shape,
            "list": ListPageModel.template.shape,
            "search": SearchPageModel.template.shape,
            "comment-list": CommentsPageModel.template.shape,
            "correction-list": CorrectionsPageModel.template.shape,
            "not-found": MessagePageModel.template.shape,
            "gone": MessagePageModel.template.shape,
            "error": MessagePageModel.template.shape,
            "blocks/breaking": BreakingModel.template.shape,
            "blocks/masthead": MastheadModel.template.shape,
            "blocks/footer": FooterModel.template.shape,
            "blocks/inline": StoriesModel.template.shape,
            "blocks/related": StoriesModel.template.shape,
            "blocks/shares": ShareCountModel.template.shape,
            "blocks/rail": BlocksModel.template.shape,
            "blocks/front": BlocksModel.template.shape,
            "blocks/article-end": BlocksModel.template.shape,
        ],
        texts: [
            "page.home": [], "page.bylineAnd": [], "page.kindOpinion": [], "page.kindAnalysis": [],
            "page.kindInterview": [],
            "page.kindGallery": [], "page.kindLive": [], "page.legalLine": ["year", "name"], "page.latest": [],
            "page.readingTime": ["count"], "page.seePost": ["network"], "page.meant": ["words"], "page.correction": [],
            "page.clarification": [], "page.update": [],
            "page.retraction": [], "page.corrections": [], "page.correctionsText": [],
            "page.correctionOf": ["kind", "headline"], "page.shareByMail": [], "page.commentCount": ["count"],
            "page.commentsOn": ["headline"],
            "page.shareCount": ["count"], "page.archiveTitle": ["period"], "page.numbered": ["title", "number"],
            "page.notFound": [], "page.gone": [], "page.failed": [], "page.search": [], "page.searchFor": ["query"],
            "page.orderRelevance": [], "page.orderNewest": [], "page.resultCount": ["count"],
            "page.searchTooSlow": [], "page.moreResults": ["count"], "page.anySection": [], "page.lastDay": [],
            "page.lastWeek": [],
            "page.lastMonth": [], "page.lastYear": [], "page.anyTime": [],
        ]
    )
}
