import PortadaRendering

/// The blocks of a zone, for the template that renders them.
struct BlocksModel: TemplateModel {
    /// The blocks, in order.
    var blocks: [BlockModel] = []

    static let template = TemplateShape<BlocksModel>(
        .list("blocks") { $0.blocks }
    )
}
