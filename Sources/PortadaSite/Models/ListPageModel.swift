import PortadaRendering

/// A page of a list: a section's front, an author's stories, a tag, a month.
struct ListPageModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The head.
    var head: HeadModel
    /// The slots.
    var blocks = SlotsModel()
    /// The way from the front.
    var breadcrumb: [LinkModel] = []
    /// The heading.
    var title: String = ""
    /// What it is about.
    var description: String = ""
    /// Whether it is a section's front.
    var isSection: Bool = false
    /// Whose stories they are.
    var person: PersonCardModel?
    /// The sections below.
    var children: [LinkModel] = []
    /// Its feed; empty when it has none.
    var feedPath: String = ""
    /// The first story, on first pages of sections.
    var lead: StoryCardModel?
    /// The stories.
    var stories: [StoryCardModel] = []
    /// Whether there is none.
    var isEmpty: Bool = false
    /// The way to its other pages.
    var pagination: PaginationModel?

    static let template = TemplateShape<ListPageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .list("breadcrumb") { $0.breadcrumb },
        .text("title") { $0.title },
        .text("description") { $0.description },
        .flag("isSection") { $0.isSection },
        .record("person") { $0.person },
        .list("children") { $0.children },
        .text("feedPath") { $0.feedPath },
        .record("lead") { $0.lead },
        .list("stories") { $0.stories },
        .flag("isEmpty") { $0.isEmpty },
        .record("pagination") { $0.pagination },
        .flag("hasChildren") { !$0.children.isEmpty }
    )
}
