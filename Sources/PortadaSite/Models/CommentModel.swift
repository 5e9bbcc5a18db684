import PortadaCore
import PortadaRendering

/// A comment and the answers to it.
struct CommentModel: TemplateModel {
    /// Its name on the page, for `id`.
    var anchor: String = ""
    /// Who wrote it.
    var author: String = ""
    /// When it was written.
    var time: DateModel
    /// Its text.
    var text: CleanHTML = .empty
    /// Whether there are answers.
    var hasReplies: Bool = false
    /// The answers.
    var replies: [CommentModel] = []

    static let template = TemplateShape<CommentModel>(
        .text("anchor") { $0.anchor },
        .text("author") { $0.author },
        .record("time") { $0.time },
        .html("text") { $0.text },
        .flag("hasReplies") { $0.hasReplies },
        .list("replies") { $0.replies }
    )
}
