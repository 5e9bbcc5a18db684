import PortadaRendering

/// The way through the pages of a list.
struct PaginationModel: TemplateModel {
    /// The page with newer stories; empty on the first.
    var previousPath: String = ""
    /// The page with older stories; empty on the last.
    var nextPath: String = ""
    /// The numbered pages.
    var pages: [PageLinkModel] = []

    static let template = TemplateShape<PaginationModel>(
        .text("previousPath") { $0.previousPath },
        .text("nextPath") { $0.nextPath },
        .list("pages") { $0.pages }
    )
}
