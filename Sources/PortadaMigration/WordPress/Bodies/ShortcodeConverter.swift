import Foundation
import PortadaCore

/// Puts markup in the place of a body's shortcodes.
struct ShortcodeConverter {
    /// Where pictures and what was not understood are noted.
    private(set) var body: ConvertedBody
    private let surroundings: BodySurroundings
    /// The number of the story on the old site.
    private let story: String
    /// How many bytes may still be read again: shortcodes stand in each other, and each is looked through for more.
    private var patience: Int

    private static let deepest = 40
    private static let mostPictures = 200

    /// The shortcodes that are understood.
    private static let known: Set<String> = [
        "caption", "wp_caption", "gallery", "embed", "video", "audio", "playlist", "youtube", "vimeo", "dailymotion",
        "soundcloud", "twitter", "tweet", "instagram", "facebook", "tiktok", "googlemaps", "gist", "flourish",
        "infogram", "datawrapper", "spotify", "telegram", "youtube_sc", "youtube_video", "embedyt", "su_youtube",
        "su_youtube_advanced", "su_vimeo", "wpvideo", "videopress", "fb-post", "fb-video", "fb_post", "fb_video",
    ]

    init(_ body: ConvertedBody, _ surroundings: BodySurroundings, story: String, length: Int) {
        self.body = body
        self.surroundings = surroundings
        self.story = story
        patience = 30 * length + 64 * 1024
    }

    /// A text with markup in the place of its shortcodes. `[[name]]` is an escape and becomes `[name]`; what is in brackets
    /// and is no shortcode (`[sic]`, `[…]`) stays.
    mutating func replace(in text: String, depth: Int = 0) -> String {
        guard text.utf8.contains(UInt8(ascii: "[")), depth < Self.deepest, patience > 0 else { return text }
        patience -= text.utf8.count
        var scanner = ShortcodeScanner(text, known: Self.known)
        var output = ""
        output.reserveCapacity(text.utf8.count)
        while let piece = scanner.next() {
            switch piece {
            case .text(let text): output += text
            case .shortcode(let code):
                let content = code.content.map { replace(in: $0, depth: depth + 1) }
                output += markup(of: code, content)
            }
        }
        return output
    }

    private mutating func markup(of code: Shortcode, _ content: String?) -> String {
        guard Self.known.contains(code.name) else { return markup(ofUnknown: code, content) }
        let markup = markup(ofKnown: code, content)
        // One that is understood, and yet nothing comes of it, is a loss.
        if markup.allSatisfy(\.isWhitespace) { body.shortcodes.append(code.name) }
        return markup
    }

    private mutating func markup(ofKnown code: Shortcode, _ content: String?) -> String {
        switch code.name {
        case "caption", "wp_caption": return caption(code, content ?? "")
        case "gallery": return gallery(code)
        case "video", "audio", "playlist": return media(code, content)
        case "gist":
            let address = content ?? code.value ?? code["url"] ?? code["id"] ?? ""
            guard !address.isEmpty else { return "" }
            return Figures.player(address.contains("/") ? address : "https://gist.github.com/\(address)")
        default: return Figures.player(NetworkShortcode.address(code, content))
        }
    }

    private func media(_ code: Shortcode, _ content: String?) -> String {
        let names = ["src", "mp4", "m4v", "webm", "ogv", "flv", "wmv", "mp3", "m4a", "ogg", "wav", "url", "href"]
        // Jetpack's players have further words behind a bar.
        let source = (code.first(of: names) ?? code.value)?.prefix { $0 != "|" }
        guard let source, !source.isEmpty else { return content ?? "" }
        if code.name == "playlist" { return "" }
        // Of two players and one end the second, and what lies between, stand in the first.
        let behind = content.map { $0.allSatisfy(\.isWhitespace) ? "" : Figures.block($0) } ?? ""
        return Figures.media(code.name, String(source)) + behind
    }

    // MARK: Pictures

    private func caption(_ code: Shortcode, _ content: String) -> String {
        var picture = content
        // It is markup as it stands: WordPress shows it so.
        var words = code.attributes.named["caption"] ?? ""
        if let end = endOfPicture(in: content) {
            picture = String(content[..<end])
            if words.isEmpty { words = String(content[end...]) }
        }
        return Figures.picture(picture.trimmed, words.trimmed)
    }

    /// Just behind the first picture, and the link around it.
    private func endOfPicture(in content: String) -> String.Index? {
        for case .tag(let tag, "img", false) in MarkupScanner(content) {
            let behind = content[tag.endIndex...].drop(while: \.isWhitespace)
            return behind.hasPrefix("</a>") ? behind.index(behind.startIndex, offsetBy: 4) : tag.endIndex
        }
        return nil
    }

    private mutating func gallery(_ code: Shortcode) -> String {
        var ids = Self.numbers(code.first(of: ["ids", "include"]) ?? "")
        if ids.isEmpty {
            // Before WordPress 3.5, and since then for whom nothing was chosen: what hangs on the post.
            let left = Set(Self.numbers(code["exclude"] ?? ""))
            let post = code["id"] ?? story
            if !post.isEmpty, !body.galleriesOf.contains(post) { body.galleriesOf.append(post) }
            ids = surroundings.pictures(of: post).filter { !left.contains($0) }
        }
        if code["order"]?.lowercased() == "desc" { ids.reverse() }
        return gallery(of: ids)
    }

    /// Numbers with commas between.
    static func numbers(_ list: String) -> [String] {
        list.split(separator: ",").map { String($0.filter(\.isNumber)) }.filter { !$0.isEmpty }
    }

    /// The figure of attachments, one by itself without a gallery around it.
    /// - Parameter caption: words below a single one, as markup; empty where the attachment's own stand there.
    private mutating func gallery(of ids: [String], caption: String = "") -> String {
        let words = ids.count == 1 ? caption : ""
        if ids.count > Self.mostPictures {
            body.lostPictures.append("\(ids.count - Self.mostPictures) of a gallery's \(ids.count)")
        }
        let figures = ids.prefix(Self.mostPictures).map { id in
            body.pictures.append(
                PictureReference(address: "", attachment: id, isInGallery: true, hasCaption: !words.isEmpty)
            )
            let address = ConvertedBody.pending(body.pictures.count - 1)
            return "<figure class=\"picture\"><img src=\"\(address)\" alt=\"\">"
                + (words.isEmpty ? "" : "<figcaption>\(words)</figcaption>") + "</figure>"
        }
        switch figures.count {
        case 0: return ""
        case 1: return Figures.block(figures[0])
        default: return Figures.block("<figure class=\"gallery\">\(figures.joined())</figure>")
        }
    }

    // MARK: What plug-ins add

    /// A builder's widget gives what it says and shows; of other plug-ins' shortcodes the content stays.
    private mutating func markup(ofUnknown code: Shortcode, _ content: String?) -> String {
        guard let widget = BuilderWidget(code) else {
            body.shortcodes.append(code.name)
            guard let content else { return "" }
            return BuilderWidget.parts(code.name) || content.holds("<p") || content.holds("\n\n")
                ? Figures.block(content) : content
        }
        var markup = ""
        if let heading = widget.heading { markup += Figures.block("<\(heading.tag)>\(heading.words)</\(heading.tag)>") }
        markup += gallery(of: widget.attachments, caption: widget.caption)
        for address in widget.pictures {
            let alt = Escaped.text(widget.alt)
            markup += Figures.picture("<img src=\"\(Escaped.text(address))\" alt=\"\(alt)\">", widget.caption)
        }
        for address in widget.players { markup += Figures.player(address) }
        if let text = widget.text { markup += Figures.block(text) }
        if let content, widget.showsContent { markup += Figures.block(content) }
        if let signature = widget.signature { markup += Figures.block("<p>\(signature)</p>") }
        if let button = widget.button { markup += Figures.block("<p>\(button)</p>") }
        if markup.isEmpty { body.shortcodes.append(code.name) }
        return markup
    }
}
