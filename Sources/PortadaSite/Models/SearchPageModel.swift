import PortadaRendering

/// The search page.
struct SearchPageModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The head.
    var head: HeadModel
    /// The slots.
    var blocks = SlotsModel()
    /// What was asked.
    var query: String = ""
    /// Whether anything was asked.
    var hasQuery: Bool = false
    /// Whether anything was found.
    var hasResults: Bool = false
    /// How many were found, in words.
    var countText: String = ""
    /// Why the search was ended before it had an answer; empty when it was not.
    var fault: String = ""
    /// Whether not all words were found together.
    var isRelaxed: Bool = false
    /// What may have been meant: a question to ask instead.
    var correction: LinkModel?
    /// What was found.
    var hits: [SearchHitModel] = []
    /// The sections to choose from.
    var sections: [OptionModel] = []
    /// The times to choose from.
    var periods: [OptionModel] = []
    /// The orders to choose from.
    var orders: [OptionModel] = []
    /// The way to the other pages.
    var pagination: PaginationModel?
    /// The newest stories, when nothing was found.
    var latest: [StoryCardModel] = []

    static let template = TemplateShape<SearchPageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .text("query") { $0.query },
        .flag("hasQuery") { $0.hasQuery },
        .flag("hasResults") { $0.hasResults },
        .text("countText") { $0.countText },
        .text("fault") { $0.fault },
        .flag("isRelaxed") { $0.isRelaxed },
        .record("correction") { $0.correction },
        .list("hits") { $0.hits },
        .list("sections") { $0.sections },
        .list("periods") { $0.periods },
        .list("orders") { $0.orders },
        .record("pagination") { $0.pagination },
        .list("latest") { $0.latest },
        .flag("hasLatest") { !$0.latest.isEmpty }
    )
}
