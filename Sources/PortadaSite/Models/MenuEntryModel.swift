import PortadaRendering

/// A link of a menu, with those below it.
struct MenuEntryModel: TemplateModel {
    /// The words.
    var label: String = ""
    /// Where it leads.
    var path: String = ""
    /// Whether the page belongs to it.
    var isCurrent: Bool = false
    /// Whether there are links below it.
    var hasChildren: Bool = false
    /// The links below it.
    var children: [MenuEntryModel] = []

    static let template = TemplateShape<MenuEntryModel>(
        .text("label") { $0.label },
        .text("path") { $0.path },
        .flag("isCurrent") { $0.isCurrent },
        .flag("hasChildren") { $0.hasChildren },
        .list("children") { $0.children }
    )
}
