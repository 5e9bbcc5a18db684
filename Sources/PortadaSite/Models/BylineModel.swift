import PortadaRendering

/// Someone who signs a story.
struct BylineModel: TemplateModel {
    /// The name.
    var name: String = ""
    /// The page about them.
    var path: String = ""
    /// Whether it is an agency.
    var isAgency: Bool = false
    /// What stands before the name: nothing, a comma, or "and".
    var separator: String = ""

    static let template = TemplateShape<BylineModel>(
        .text("name") { $0.name },
        .text("path") { $0.path },
        .flag("isAgency") { $0.isAgency },
        .text("separator") { $0.separator }
    )
}
