import PortadaCore
import PortadaRendering

/// A correction below a story.
struct CorrectionModel: TemplateModel {
    /// What sort it is.
    var kindLabel: String = ""
    /// The notice.
    var text: CleanHTML = .empty
    /// When it was given.
    var time: DateModel

    static let template = TemplateShape<CorrectionModel>(
        .text("kindLabel") { $0.kindLabel },
        .html("text") { $0.text },
        .record("time") { $0.time }
    )
}
