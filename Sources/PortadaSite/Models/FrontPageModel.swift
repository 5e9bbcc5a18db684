import PortadaRendering

/// The front page.
struct FrontPageModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The head.
    var head: HeadModel
    /// The slots.
    var blocks = SlotsModel()
    /// The first story.
    var lead: StoryCardModel?
    /// The second row: three stories.
    var second: [StoryCardModel] = []
    /// The rest of the newest.
    var more: [StoryCardModel] = []
    /// Where older stories are.
    var archivePath: String = ""

    static let template = TemplateShape<FrontPageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .record("lead") { $0.lead },
        .list("second") { $0.second },
        .list("more") { $0.more },
        .text("archivePath") { $0.archivePath },
        .flag("hasSecond") { !$0.second.isEmpty },
        .flag("hasMore") { !$0.more.isEmpty }
    )
}
