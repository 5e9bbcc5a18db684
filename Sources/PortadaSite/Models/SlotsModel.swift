import PortadaCore
import PortadaRendering

/// The slots of a page, already rendered: `{{{blocks.rail}}}`.
struct SlotsModel: TemplateModel {
    /// The column beside.
    var rail: CleanHTML = .empty
    /// Below a story.
    var articleEnd: CleanHTML = .empty
    /// The front's blocks by section.
    var front: CleanHTML = .empty

    static let template = TemplateShape<SlotsModel>(
        .html("rail") { $0.rail },
        .html("articleEnd") { $0.articleEnd },
        .html("front") { $0.front }
    )
}
