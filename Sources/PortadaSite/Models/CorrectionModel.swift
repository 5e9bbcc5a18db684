import PortadaCore
import PortadaRendering

/// A correction below a story.
struct CorrectionModel: TemplateModel {
    /// Where it stands on the page.
    var anchor: String = ""
    /// What sort it is.
    var kindLabel: String = ""
    /// The notice.
    var text: CleanHTML = .empty
    /// When it was given.
    var time: DateModel

    static let template = TemplateShape<CorrectionModel>(
        .text("anchor") { $0.anchor },
        .text("kindLabel") { $0.kindLabel },
        .html("text") { $0.text },
        .record("time") { $0.time }
    )
}
