import PortadaCore
import PortadaRendering

/// What is said of a picture, as a form shows and brings it.
struct PictureWordsForm: Sendable, Hashable, TemplateModel {
    var altText: String
    var caption: String
    var credit: String

    /// Shows words.
    init(_ words: PictureWords) {
        altText = words.altText
        caption = CaptionField.text(of: words.caption)
        credit = words.credit
    }

    /// Reads the fields whose names begin so.
    init(_ form: Form, prefix: String, maxLength: Int) {
        altText = String(form["\(prefix)alt"].prefix(maxLength))
        caption = String(form["\(prefix)caption"].prefix(maxLength))
        credit = String(form["\(prefix)credit"].prefix(maxLength))
    }

    /// The words.
    var words: PictureWords {
        PictureWords(altText: altText, caption: CaptionField.caption(from: caption), credit: credit)
    }

    static let template = TemplateShape<PictureWordsForm>(
        .text("altText") { $0.altText },
        .text("caption") { $0.caption },
        .text("credit") { $0.credit }
    )
}
