import PortadaRendering

/// A link with its words.
struct LinkModel: TemplateModel {
    /// The words.
    var label: String = ""
    /// Where it leads.
    var path: String = ""

    static let template = TemplateShape<LinkModel>(
        .text("label") { $0.label },
        .text("path") { $0.path }
    )
}
