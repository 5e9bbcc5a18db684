import PortadaCore
import PortadaRendering

/// A page of the list of corrections.
struct CorrectionsPageModel: TemplateModel {
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
    /// Its feed.
    var feedPath: String = ""
    /// The corrections, newest first.
    var entries: [CorrectionEntryModel] = []
    /// The way to its other pages.
    var pagination: PaginationModel?

    static let template = TemplateShape<CorrectionsPageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .list("breadcrumb") { $0.breadcrumb },
        .text("title") { $0.title },
        .text("description") { $0.description },
        .text("feedPath") { $0.feedPath },
        .list("entries") { $0.entries },
        .flag("isEmpty") { $0.entries.isEmpty },
        .record("pagination") { $0.pagination }
    )
}

/// A correction in the list of all.
struct CorrectionEntryModel: TemplateModel {
    /// What sort it is.
    var kindLabel: String
    /// The notice.
    var text: CleanHTML
    /// When it was given.
    var time: DateModel
    /// The story's headline.
    var headline: String
    /// Where it stands in the story.
    var path: String

    static let template = TemplateShape<CorrectionEntryModel>(
        .text("kindLabel") { $0.kindLabel },
        .html("text") { $0.text },
        .record("time") { $0.time },
        .text("headline") { $0.headline },
        .text("path") { $0.path }
    )
}
