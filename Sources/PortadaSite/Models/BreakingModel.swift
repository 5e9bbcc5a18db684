import PortadaRendering

/// The strip above every page: what is happening now.
struct BreakingModel: TemplateModel {
    /// The line.
    var text: String
    /// Where it leads; empty when nowhere.
    var path: String

    static let template = TemplateShape<BreakingModel>(
        .text("text") { $0.text },
        .text("path") { $0.path }
    )
}
