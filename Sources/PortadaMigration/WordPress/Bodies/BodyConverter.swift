import PortadaCore
import PortadaRendering

/// Turns what WordPress keeps as a story's body into clean HTML: paragraphs, blocks, shortcodes, addresses.
struct BodyConverter: Sendable {
    private let site: OldSite
    private let surroundings: BodySurroundings
    private let sanitizer: HTMLSanitizer

    init(site: OldSite, surroundings: BodySurroundings = BodySurroundings()) {
        self.site = site
        self.surroundings = surroundings
        sanitizer = HTMLSanitizer(policy: .body, ownHosts: site.hosts)
    }

    /// Converts a body.
    /// - Parameters:
    ///   - story: the number of its story on the old site: galleries may show what hangs on it.
    ///   - notes: its footnotes.
    func convert(_ content: String, of story: String = "", notes: [Footnote] = []) -> ConvertedBody {
        var work = Work(story: story)
        var markup = content.holds("<!-- wp:") ? blocks(content, &work) : classic(content, &work)
        let notes = Footnote.list(notes)
        markup += notes
        work.body.html = sanitizer.clean(addressed(markup, &work))
        let words = TextCount(content).words + TextCount(notes).words + work.reusedWords
        work.body.lostWords = max(0, words - TextCount(work.body.html.markup).words)
        return work.body
    }

    /// What one body has come to.
    private struct Work {
        let story: String
        var body = ConvertedBody()
        /// How deep in reusable blocks it is.
        var depth = 0
        /// How many bytes of reusable blocks were put in.
        var reused = 0
        /// How many words stand in them.
        var reusedWords = 0
    }

    // MARK: Classic bodies

    private func classic(_ content: String, _ work: inout Work) -> String {
        let text = shortcodes(withoutBreaks(content), &work)
        return Paragraphs.make(EmbeddedAddresses.replaceLines(in: text) { Figures.player($0) })
    }

    private func shortcodes(_ text: String, _ work: inout Work) -> String {
        var converter = ShortcodeConverter(work.body, surroundings, story: work.story, length: text.utf8.count)
        defer { work.body = converter.body }
        return converter.replace(in: text)
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

    // MARK: Block bodies

    /// Blocks of the editor since WordPress 5: the comments go, the markup between them is good; what lies outside of
    /// blocks was written in the classic editor.
    private func blocks(_ content: String, _ work: inout Work) -> String {
        var output = ""
        var loose = ""
        var depth = 0
        func flush() {
            if loose.contains(where: { !$0.isWhitespace }) { output += classic(loose, &work) }
            loose = ""
        }
        for piece in MarkupScanner(content) {
            switch piece {
            case .comment(let comment):
                guard let mark = BlockMark(comment) else { continue }
                switch mark.place {
                case .start:
                    if depth == 0 { flush() }
                    output += mark.reference == nil ? "" : whole(mark, &work)
                    depth += mark.isFreeform ? 0 : 1
                case .end:
                    if mark.isFreeform { flush() }
                    depth = max(0, depth - (mark.isFreeform ? 0 : 1))
                case .whole:
                    if depth == 0 { flush() }
                    output += whole(mark, &work)
                }
            case .text(let text):
                if depth == 0 { loose += text } else { output += text }
            case .tag(let tag, _, _):
                if depth == 0 { loose += tag } else { output += BlockMark.renamed(tag) }
            }
        }
        flush()
        return EmbeddedAddresses.replaceBlocks(in: shortcodes(output, &work))
    }

    private static let deepest = 5
    private static let mostReused = 4 << 20

    /// A block that has no markup of its own.
    private func whole(_ mark: BlockMark, _ work: inout Work) -> String {
        // The notes come at the end, wherever this stands.
        if BlockMark.silent.contains(mark.name) || mark.name == "footnotes" { return "" }
        guard let content = mark.reference.flatMap({ surroundings.reusable[$0] }), work.depth < Self.deepest,
            work.reused + content.utf8.count <= Self.mostReused
        else {
            work.body.blocks.append(mark.name)
            if let number = mark.reference, surroundings.reusable[number] == nil {
                work.body.lackingBlocks.append(number)
            }
            return ""
        }
        work.reused += content.utf8.count
        work.reusedWords += TextCount(content).words
        work.depth += 1
        defer { work.depth -= 1 }
        return content.holds("<!-- wp:") ? blocks(content, &work) : classic(content, &work)
    }

    // MARK: Addresses

    /// The markup with the pictures' addresses pending and the site's own links relative to its root.
    private func addressed(_ markup: String, _ work: inout Work) -> String {
        guard markup.utf8.contains(UInt8(ascii: "<")) else { return markup }
        var output = ""
        output.reserveCapacity(markup.utf8.count)
        var isForOldBrowsers = false
        // A drawing is no part of a text; photographs in it stand behind it.
        var (isDrawing, drawn) = (false, "")
        for piece in MarkupScanner(markup) {
            switch piece {
            case .text(let text), .comment(let text): output += text
            // What stands there for browsers without scripts stands beside it for those with: it is not looked at.
            case .tag(let tag, "img", false): output += isForOldBrowsers ? "" : picture(tag, &work.body)
            case .tag(let tag, let name, false) where PictureTag.isOtherPicture(tag, name):
                guard !isForOldBrowsers else { continue }
                if isDrawing { drawn += picture(tag, &work.body) } else { output += picture(tag, &work.body) }
            case .tag(let tag, "svg", let isEnd):
                isDrawing = !isEnd && !tag.hasSuffix("/>")
                output += tag
                if isEnd { (output, drawn) = (output + drawn, "") }
            case .tag(let tag, "a", false): output += link(tag)
            case .tag(let tag, let name, let isEnd):
                if name == "noscript" { isForOldBrowsers = !isEnd }
                if tag.holds("background") { noteBackground(tag, &work.body) }
                output += tag
            }
        }
        return output + drawn
    }

    private func picture(_ tag: Substring, _ body: inout ConvertedBody) -> String {
        let picture = PictureTag(tag)
        if picture.isPending { return String(tag) }
        if picture.isLetter { return Escaped.text(picture.alt) }
        guard let address = picture.address else {
            body.lostPictures.append(picture.description)
            return ""
        }
        body.pictures.append(PictureReference(address: address, attachment: picture.attachment))
        return "<img src=\"\(ConvertedBody.pending(body.pictures.count - 1))\" alt=\"\(Escaped.text(picture.alt))\">"
    }

    /// A picture behind a text is named in the report: there is no place for it here.
    private func noteBackground(_ tag: Substring, _ body: inout ConvertedBody) {
        guard let style = MarkupScanner.attribute("style", of: tag),
            let address = style.firstMatch(of: /background[^;]*url\(\s*["']?([^"')]{1,500})/)?.1
        else { return }
        body.lostPictures.append("behind a text: \(address.prefix(200))")
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
