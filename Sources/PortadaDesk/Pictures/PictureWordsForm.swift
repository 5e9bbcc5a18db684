import PortadaCore
import PortadaRendering

/// What is said of a picture, as a form shows and brings it.
struct PictureWordsForm: Sendable, Hashable, TemplateModel {
    var altText: String
    var caption: String
    var credit: String

    /// Shows words.
    init(_ words: PictureWords) {
        altText = FieldReader.shown(lines: words.altText)
        caption = FieldReader.shown(lines: CaptionField.text(of: words.caption))
        credit = FieldReader.shown(line: words.credit)
    }

    /// Reads the fields whose names begin so.
    init(_ form: Form, prefix: String) {
        altText = form["\(prefix)alt"]
        caption = form["\(prefix)caption"]
        credit = form["\(prefix)credit"]
    }

    /// What is longer than it may be, besides what stood so before.
    func faults(over base: PictureWordsForm) -> [FieldFault] {
        let texts: [(String, String, TextLimit, String)] = [
            (altText, base.altText, .altText, "pictures.alt"), (caption, base.caption, .caption, "pictures.caption"),
            (credit, base.credit, .credit, "pictures.credit"),
        ]
        return texts.compactMap { text, stood, limit, field in
            guard text != stood, !limit.holds(text) else { return nil }
            let kind = FieldFault.Kind.tooLong(count: TextLimit.length(of: text), limit: limit.characters)
            return FieldFault(field: field, kind: kind)
        }
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
