import PortadaCore
import PortadaRendering

/// A page outside the news.
struct StaticPageModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The head.
    var head: HeadModel
    /// The slots.
    var blocks = SlotsModel()
    /// Its heading.
    var headline: String = ""
    /// Its standfirst.
    var summary: String = ""
    /// Its picture.
    var picture: PictureModel?
    /// Its text.
    var body: CleanHTML = .empty
    /// When it last changed.
    var updated: DateModel

    static let template = TemplateShape<StaticPageModel>(
        .record("site") { $0.site },
        .record("head") { $0.head },
        .record("blocks") { $0.blocks },
        .text("headline") { $0.headline },
        .text("summary") { $0.summary },
        .record("picture") { $0.picture },
        .html("body") { $0.body },
        .record("updated") { $0.updated }
    )
}
