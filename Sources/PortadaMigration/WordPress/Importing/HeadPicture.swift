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
        article.body = CleanHTML(vouchedFor: head.kept + article.body.markup[head.end...])
        if !head.caption.isEmpty {
            article.leadPicture?.caption = HTMLSanitizer(policy: .inline).clean(head.caption)
        }
        if !pictures.dropFirst().contains(where: { $0?.id == first.id }) {
            article.bodyPictures.removeAll { $0 == first.id }
        }
        note("The picture at the head of the text is the lead picture, too: it is shown once.")
    }

    /// What a text begins with, when that is a picture.
    private struct Head {
        /// Where it ends.
        var end: String.Index
        /// What is said below it.
        var caption: String
        /// What stays before the rest: the start of a paragraph that goes on behind the picture.
        var kept = ""
    }

    /// The picture that the text begins with; nil when it begins with anything else.
    private static func head(of markup: String, _ address: String) -> Head? {
        var scanner = MarkupScanner(markup)
        guard case .tag(let start, let outer, false) = scanner.next(), outer == "figure" || outer == "p" else {
            return nil
        }
        var (count, caption, isCaption) = (0, "", false)
        // Where the picture and the link around it end, while nothing but they was read.
        var (pictureEnd, isInLink): (String.Index?, Bool) = (nil, false)
        func goesOn() -> Head? {
            guard outer == "p", count == 1, !isInLink, let pictureEnd else { return nil }
            return Head(end: pictureEnd, caption: "", kept: String(start))
        }
        while let piece = scanner.next() {
            switch piece {
            case .tag(let tag, "img", false):
                guard MarkupScanner.attribute("src", of: tag)?.hasPrefix(address) ?? false else {
                    return goesOn()
                }
                count += 1
                pictureEnd = tag.endIndex
            case .tag(let tag, outer, true): return count == 1 ? Head(end: tag.endIndex, caption: caption) : nil
            case .tag(_, "figcaption", let isEnd): isCaption = !isEnd
            case .tag(let tag, "a", let isEnd) where !isCaption:
                if count == 1, !isEnd { return goesOn() }
                if count == 1 { pictureEnd = tag.endIndex }
                isInLink = !isEnd
            case .tag(let tag, "br", _) where count == 1 && !isCaption && !isInLink: pictureEnd = tag.endIndex
            case .tag(let tag, _, _):
                guard isCaption else { return goesOn() }
                caption += tag
            case .text(let text), .comment(let text):
                if isCaption {
                    caption += text
                } else if text.contains(where: { !$0.isWhitespace }) {
                    return goesOn()
                }
            }
        }
        return nil
    }
}
