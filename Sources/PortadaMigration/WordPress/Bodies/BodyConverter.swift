import PortadaCore
import PortadaRendering

/// Turns what WordPress keeps as a story's body into clean HTML: paragraphs, blocks, shortcodes, addresses.
struct BodyConverter: Sendable {
    private let site: OldSite
    private let sanitizer: HTMLSanitizer

    init(site: OldSite) {
        self.site = site
        sanitizer = HTMLSanitizer(policy: .body, ownHosts: site.hosts)
    }

    /// The shortcodes that are understood.
    private static let known: Set<String> = [
        "caption", "wp_caption", "gallery", "embed", "video", "audio", "playlist", "youtube", "vimeo", "dailymotion",
        "soundcloud", "twitter", "tweet", "instagram", "facebook", "tiktok", "googlemaps", "gist",
    ]

    /// Converts a body.
    func convert(_ content: String) -> ConvertedBody {
        var body = ConvertedBody()
        let markup =
            content.holds("<!-- wp:") ? blocks(content, &body) : classic(content, &body)
        body.html = sanitizer.clean(addressed(markup, &body))
        return body
    }

    // MARK: Classic bodies

    private func classic(_ content: String, _ body: inout ConvertedBody) -> String {
        let text = shortcodes(withoutBreaks(content), &body)
        return Paragraphs.make(EmbeddedAddresses.replaceLines(in: text) { block(player($0)) })
    }

    /// A body without the marks where WordPress cut it for lists and pages.
    private func withoutBreaks(_ content: String) -> String {
        guard content.holds("<!--more") || content.holds("<!--nextpage") || content.holds("<!--noteaser") else {
            return content
        }
        var output = ""
        output.reserveCapacity(content.utf8.count)
        for piece in MarkupScanner(content) {
            if case .comment(let comment) = piece,
                ["<!--more", "<!--nextpage-->", "<!--noteaser-->"].contains(where: comment.hasPrefix)
            {
                output += "\n\n"
            } else {
                output += piece.markup
            }
        }
        return output
    }

    private func shortcodes(_ text: String, _ body: inout ConvertedBody, depth: Int = 0) -> String {
        guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
        var inner = body
        let output = Shortcode.replace(in: text, known: Self.known) { code in
            // Shortcodes stand in each other two or three deep at most.
            let content = depth < 5 ? code.content.map { shortcodes($0, &inner, depth: depth + 1) } : code.content
            return markup(of: code, content: content, &inner)
        }
        body = inner
        return output
    }

    private func markup(of code: Shortcode, content: String?, _ body: inout ConvertedBody) -> String {
        switch code.name {
        case "caption", "wp_caption": return caption(code, content ?? "")
        case "gallery": return gallery(code, &body)
        case "embed": return block(player(content ?? code.attributes["src"] ?? ""))
        case "video", "audio":
            let names = ["src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav"]
            guard let source = names.compactMap({ code.attributes[$0] }).first else { return content ?? "" }
            return block("<\(code.name) src=\"\(Escaped.text(source))\"></\(code.name)>")
        case "youtube", "vimeo", "dailymotion", "soundcloud", "twitter", "tweet", "instagram", "facebook", "tiktok":
            return block(player(provider(code, content)))
        default:
            body.shortcodes.append(code.name)
            return content ?? ""
        }
    }

    /// The address that a network's shortcode means; some give only a number.
    private func provider(_ code: Shortcode, _ content: String?) -> String {
        let value = content ?? code.attributes["url"] ?? code.attributes["src"] ?? code.attributes["id"] ?? ""
        if value.contains("/") { return value }
        switch code.name {
        case "youtube": return "https://www.youtube.com/watch?v=\(value)"
        case "vimeo": return "https://vimeo.com/\(value)"
        case "dailymotion": return "https://www.dailymotion.com/video/\(value)"
        default: return value
        }
    }

    /// A paragraph of its own.
    private func block(_ markup: String) -> String { "\n\n\(markup)\n\n" }

    private func caption(_ code: Shortcode, _ content: String) -> String {
        var picture = content
        var words = code.attributes["caption"].map(Escaped.text) ?? ""
        if let end = endOfPicture(in: content) {
            picture = String(content[..<end])
            if words.isEmpty { words = String(content[end...]) }
        }
        let trimmed = words.trimmed
        return block(
            "<figure class=\"picture\">\(picture.trimmed)\(trimmed.isEmpty ? "" : "<figcaption>\(trimmed)</figcaption>")</figure>"
        )
    }

    /// Just behind the first picture, and the link around it.
    private func endOfPicture(in content: String) -> String.Index? {
        for case .tag(let tag, "img", false) in MarkupScanner(content) {
            let behind = content[tag.endIndex...].drop(while: \.isWhitespace)
            return behind.hasPrefix("</a>") ? behind.index(behind.startIndex, offsetBy: 4) : tag.endIndex
        }
        return nil
    }

    private func gallery(_ code: Shortcode, _ body: inout ConvertedBody) -> String {
        let ids = (code.attributes["ids"] ?? code.attributes["include"] ?? "").split(separator: ",")
            .map { String($0.filter(\.isNumber)) }.filter { !$0.isEmpty }.prefix(200)
        let figures = ids.map { id in
            body.pictures.append(PictureReference(address: "", attachment: id, isInGallery: true))
            let address = ConvertedBody.pending(body.pictures.count - 1)
            return "<figure class=\"picture\"><img src=\"\(address)\" alt=\"\"></figure>"
        }
        return figures.isEmpty ? "" : block("<figure class=\"gallery\">\(figures.joined())</figure>")
    }

    private func player(_ address: String) -> String {
        let trimmed = Escaped.text(address.trimmed)
        return trimmed.isEmpty ? "" : "<figure class=\"embed\"><a href=\"\(trimmed)\">\(trimmed)</a></figure>"
    }

    // MARK: Block bodies

    /// Blocks of the editor since WordPress 5: the comments go, the markup between them is good; what lies outside of
    /// blocks was written in the classic editor.
    private func blocks(_ content: String, _ body: inout ConvertedBody) -> String {
        var output = ""
        var loose = ""
        var depth = 0
        func flush() {
            if loose.contains(where: { !$0.isWhitespace }) { output += classic(loose, &body) }
            loose = ""
        }
        for piece in MarkupScanner(content) {
            switch piece {
            case .comment(let comment):
                guard let mark = BlockMark(comment) else { continue }
                switch mark.place {
                case .start:
                    if depth == 0 { flush() }
                    depth += mark.isFreeform ? 0 : 1
                case .end:
                    if mark.isFreeform { flush() }
                    depth = max(0, depth - (mark.isFreeform ? 0 : 1))
                case .whole:
                    if !BlockMark.silent.contains(mark.name) { body.blocks.append(mark.name) }
                }
            case .text(let text):
                if depth == 0 { loose += text } else { output += text }
            case .tag(let tag, _, _):
                if depth == 0 { loose += tag } else { output += BlockMark.renamed(tag) }
            }
        }
        flush()
        return EmbeddedAddresses.replaceBlocks(in: shortcodes(output, &body))
    }

    // MARK: Addresses

    /// The markup with the pictures' addresses pending and the site's own links relative to its root.
    private func addressed(_ markup: String, _ body: inout ConvertedBody) -> String {
        guard markup.holds("<img") || markup.holds("<a") || markup.holds("<IMG") else { return markup }
        var output = ""
        output.reserveCapacity(markup.utf8.count)
        for piece in MarkupScanner(markup) {
            switch piece {
            case .text(let text), .comment(let text): output += text
            case .tag(let tag, "img", false): output += picture(tag, &body)
            case .tag(let tag, "a", false): output += link(tag)
            case .tag(let tag, _, _): output += tag
            }
        }
        return output
    }

    private func picture(_ tag: Substring, _ body: inout ConvertedBody) -> String {
        guard let source = MarkupScanner.attribute("data-src", of: tag) ?? MarkupScanner.attribute("src", of: tag),
            !source.isEmpty, !source.hasPrefix("data:")
        else { return "" }
        if source.hasPrefix("/media/pending/") { return String(tag) }
        let classes = MarkupScanner.attribute("class", of: tag) ?? ""
        let attachment = classes.firstMatch(of: /wp-image-(\d+)/).map { String($0.1) }
        body.pictures.append(PictureReference(address: source, attachment: attachment))
        let alt = Escaped.text(MarkupScanner.attribute("alt", of: tag) ?? "")
        return "<img src=\"\(ConvertedBody.pending(body.pictures.count - 1))\" alt=\"\(alt)\">"
    }

    private func link(_ tag: Substring) -> String {
        guard let address = MarkupScanner.attribute("href", of: tag),
            address.hasPrefix("http") || address.hasPrefix("//"),
            let path = site.path(of: address)
        else { return BlockMark.renamed(tag) }
        let isButton = tag.holds("wp-block-button__link")
        return "<a href=\"\(Escaped.text(path))\"\(isButton ? " class=\"button\"" : "")>"
    }
}
