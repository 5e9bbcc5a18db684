import PortadaRendering

/// A page that says why there is nothing else: not found, gone, failed.
struct MessagePageModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The head.
    var head: HeadModel
    /// The slots.
    var blocks = SlotsModel()
    /// What happened, in a few words.
    var title: String
    /// The short name of a failure; empty otherwise.
    var incident: String = ""
    /// The headline of a story that was withdrawn; may be empty.
    var headline: String = ""
    /// What the newsroom says of its withdrawal; may be empty.
    var notice: String = ""
    /// The newest stories.
    var latest: [StoryCardModel] = []

    static let template = TemplateShape<MessagePageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .text("title") { $0.title },
        .text("incident") { $0.incident },
        .text("headline") { $0.headline },
        .text("notice") { $0.notice },
        .list("latest") { $0.latest },
        .flag("hasLatest") { !$0.latest.isEmpty }
    )
}
