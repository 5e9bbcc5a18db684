import PortadaCore
import PortadaMedia
import PortadaRendering

/// A story's lead picture often stands at the head of its text, too, where the old theme did not show it: readers see it
/// once.
enum HeadPicture {
    /// Takes the picture out of the head of the text when it is the lead; its caption there becomes the lead's.
    /// - Parameters:
    ///   - pictures: those of the text, in order.
    ///   - note: told what was done.
    static func showOnce(
        _ article: inout Article,
        _ lead: Picture?,
        _ pictures: [Picture?],
        note: (String) -> Void
    ) {
        guard let lead, let hash = lead.hash, let first = pictures.first ?? nil, first.hash == hash,
            let head = head(of: article.body.markup, "/media/\(hash.prefix(16))")
        else { return }
        article.body = CleanHTML(vouchedFor: String(article.body.markup[head.end...]))
        if !head.caption.isEmpty {
            article.leadPicture?.caption = HTMLSanitizer(policy: .inline).clean(head.caption)
        }
        if !pictures.dropFirst().contains(where: { $0?.id == first.id }) {
            article.bodyPictures.removeAll { $0 == first.id }
        }
        note("The picture at the head of the text is the lead picture, too: it is shown once.")
    }

    /// Where the picture ends that the text begins with, and what is said below it; nil when it begins with anything else.
    private static func head(of markup: String, _ address: String) -> (end: String.Index, caption: String)? {
        var scanner = MarkupScanner(markup)
        guard case .tag(_, let outer, false) = scanner.next(), outer == "figure" || outer == "p" else { return nil }
        var (count, caption, isCaption) = (0, "", false)
        while let piece = scanner.next() {
            switch piece {
            case .tag(let tag, "img", false):
                guard MarkupScanner.attribute("src", of: tag)?.hasPrefix(address) ?? false else { return nil }
                count += 1
            case .tag(let tag, outer, true): return count == 1 ? (tag.endIndex, caption) : nil
            case .tag(_, "figcaption", let isEnd): isCaption = !isEnd
            case .tag(_, "a", _) where !isCaption: continue
            case .tag(let tag, _, _):
                guard isCaption else { return nil }
                caption += tag
            case .text(let text), .comment(let text):
                if isCaption { caption += text } else if text.contains(where: { !$0.isWhitespace }) { return nil }
            }
        }
        return nil
    }
}
