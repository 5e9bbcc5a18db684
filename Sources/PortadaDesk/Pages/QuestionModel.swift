import Hummingbird
import PortadaCore
import PortadaRendering

/// A question before something that can't be taken back: what will be, in so many words, and a button that does it.
struct QuestionModel: TemplateModel {
    /// The field by which the button's form says that it was asked.
    static let answer = "sure"

    var frame: FrameModel
    /// What will be done.
    var text: String
    /// What it does to each thing, in a line each.
    var lines: [String]
    /// Where the form goes.
    var path: String
    /// What the first form brought, to be sent again.
    var fields: [QuestionFieldModel]
    /// What the button says.
    var act: String
    /// Where who thinks better of it goes.
    var back: String

    static let template = TemplateShape<QuestionModel>(
        .record("frame") { $0.frame },
        .text("text") { $0.text },
        .texts("lines") { $0.lines },
        .text("path") { $0.path },
        .list("fields") { $0.fields },
        .text("act") { $0.act },
        .text("back") { $0.back },
        .text("answer") { _ in Self.answer }
    )
}

/// A field that a form sends again.
struct QuestionFieldModel: TemplateModel {
    var name: String
    var value: String

    static let template = TemplateShape<QuestionFieldModel>(
        .text("name") { $0.name },
        .text("value") { $0.value }
    )
}
