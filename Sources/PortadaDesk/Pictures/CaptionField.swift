import PortadaCore
import PortadaRendering

/// Captions as people write them in a form: plain text, or with the few marks that a caption may have.
enum CaptionField {
    /// A caption as the field shows it.
    static func text(of caption: CleanHTML) -> String {
        caption.markup.contains("<") ? caption.markup : HTMLText.plain(caption)
    }

    /// A caption from what the field brought. Only what holds one of the marks is read as markup, so that "A & B" and
    /// "3 < 5" stay what they are.
    static func caption(from text: String) -> CleanHTML {
        let isMarkup = text.contains(/<\/?(?:em|strong|b|i|s|sub|sup|a|cite|q|abbr)(?:\s[^<>]*)?>/)
        return HTMLSanitizer(policy: .inline).clean(isMarkup ? text : HTMLText.escape(text))
    }
}
