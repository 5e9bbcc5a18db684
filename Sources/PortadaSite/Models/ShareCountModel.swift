import PortadaRendering

/// How often a story was shared: the model of a block of its own.
struct ShareCountModel: TemplateModel {
    /// The number in words.
    var text: String

    static let template = TemplateShape<ShareCountModel>(
        .text("text") { $0.text }
    )
}
