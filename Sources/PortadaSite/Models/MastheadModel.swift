import PortadaRendering

/// The head of a page: a block that pages of one sort and section share.
struct MastheadModel: TemplateModel {
    /// The newspaper.
    var site: SiteModel
    /// The menu.
    var header: [MenuEntryModel] = []
    /// The day.
    var today: DateModel
    /// Whether the newspaper's name is the page's first heading.
    var isFront: Bool = false
    /// Whether the search stands here; pages that are about searching have their own.
    var hasSearch: Bool = true
    /// Whether the sections below the current one are shown.
    var hasSubsections: Bool = true

    static let template = TemplateShape<MastheadModel>(
        .record("site") { $0.site },
        .list("header") { $0.header },
        .record("today") { $0.today },
        .flag("isFront") { $0.isFront },
        .flag("hasSearch") { $0.hasSearch },
        .flag("hasSubsections") { $0.hasSubsections }
    )
}
