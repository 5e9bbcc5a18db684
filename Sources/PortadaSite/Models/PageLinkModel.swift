import PortadaRendering

/// A numbered page of a list.
struct PageLinkModel: TemplateModel {
    /// Its number.
    var number: Int = 0
    /// Its address.
    var path: String = ""
    /// Whether it is this page.
    var isCurrent: Bool = false
    /// Whether it stands for pages left out.
    var isGap: Bool = false

    static let template = TemplateShape<PageLinkModel>(
        .number("number") { $0.number },
        .text("path") { $0.path },
        .flag("isCurrent") { $0.isCurrent },
        .flag("isGap") { $0.isGap }
    )
}
