import Foundation
import PortadaCore
import PortadaRendering

/// What a page builder's shortcode (WPBakery, Divi, tagDiv, JNews, Avada and their like) says and shows: their names are
/// hundreds, the names of their attributes few.
struct BuilderWidget {
    /// Words above it, as markup, with the tag of a heading.
    private(set) var heading: (tag: String, words: String)?
    /// Numbers of attachments.
    private(set) var attachments: [String] = []
    /// Addresses of pictures.
    private(set) var pictures: [String] = []
    /// What they show, for who can't see them.
    private(set) var alt = ""
    /// Words below its one picture, as markup.
    private(set) var caption = ""
    /// Who said what stands in it, as markup.
    private(set) var signature: String?
    /// Addresses of films and the like.
    private(set) var players: [String] = []
    /// Text that stands in an attribute or is packed, as markup.
    private(set) var text: String?
    /// Whether what stands between its start and its end is to be seen.
    private(set) var showsContent = true
    /// A link that looks like a button, as markup.
    private(set) var button: String?

    private static let prefixes = [
        "vc_", "et_pb_", "tdc_", "tdm_", "td_", "tdb_", "fusion_", "jnews_", "av_", "mk_", "us_", "ux_", "penci_",
        "thb_", "mkdf_", "qode_", "cs_", "x_", "nectar_", "kc_", "fl_", "ultimate_", "dt_",
    ]
    /// Lists of stories that the old theme made: they are no part of the text.
    private static let lists = [
        "td_block_", "td_flex_", "tdb_loop", "tdb_single", "jnews_block_", "penci_", "vc_wp_", "vc_posts",
    ]
    private static let pictureNames = [
        "image", "images", "img", "photo", "picture", "image_id", "image_ids", "image_url", "img_url", "src",
        "custom_src", "image_src", "gallery", "gallery_ids", "gallery_img", "include", "ids", "first_image",
    ]
    private static let headingNames = ["title", "heading", "title_text", "custom_title", "main_heading", "tdm_title"]
    private static let columns: Set<String> = [
        "col", "column", "columns", "row", "half", "third", "fourth", "fifth", "sixth", "tab", "tabs", "accordion",
        "toggle", "section",
    ]
    private static let playerNames = [
        "link", "url", "src", "video", "video_url", "video_link", "youtube_url", "el_link", "embed_url", "source_url",
        "href",
    ]

    /// Reads a shortcode; nil for one of no builder.
    init?(_ code: Shortcode) {
        guard Self.prefixes.contains(where: code.name.hasPrefix) else { return nil }
        if code.name.hasSuffix("raw_js") {
            showsContent = false
            return
        }
        if code.name.hasSuffix("raw_html") || code.name == "fusion_code" {
            showsContent = false
            text = code.content.map { Self.unpacked($0) ?? $0 }
            return
        }
        let isList = Self.lists.contains(where: code.name.hasPrefix) && code.content == nil
        guard !isList || code.name.contains("text") || code.name.contains("video") else { return }
        takeHeading(code)
        takePictures(code)
        takePlayers(code)
        takeText(code)
        takeSignature(code)
        takeButton(code)
    }

    /// Whether a shortcode of this name stands beside others of its kind, as columns do: its words join no others.
    static func parts(_ name: String) -> Bool {
        name.split { !$0.isLetter }.contains { columns.contains(String($0)) }
    }

    // MARK: What attributes say

    private mutating func takeHeading(_ code: Shortcode) {
        let names = Self.headingNames + (code.name.contains("head") || code.name.contains("title") ? ["text"] : [])
        // Of a picture it is what shows when the mouse rests on it.
        let isPicture = code.name.hasPrefix("et_pb_") && code.name.contains("image")
        let isCall = Self.isCall(code)
        let first = isCall ? ["h2"] : []
        guard !Self.isButton(code) || isCall, !isPicture, let value = code.first(of: first + names) else { return }
        let words = Escaped.text(Self.words(value, of: code)).trimmed
        guard !words.isEmpty, words.utf8.count < 1000 else { return }
        let asked =
            code["font_container"]?.firstMatch(of: /tag:(h[2-6])/)?.1 ?? (code["tag"] ?? code["title_tag"])?[...]
        let tag = asked.map(String.init) ?? "h3"
        heading = (["h2", "h3", "h4", "h5", "h6"].contains(tag) ? tag : "h3", words)
    }

    private mutating func takePictures(_ code: Shortcode) {
        alt = code["alt"] ?? ""
        for value in Self.pictureNames.compactMap({ code[$0] }) where !value.isEmpty {
            if value.allSatisfy({ $0.isNumber || $0 == "," || $0 == " " }) {
                for id in ShortcodeConverter.numbers(value) where !attachments.contains(id) { attachments.append(id) }
            } else {
                let addresses = value.split(separator: ",").map { Self.decoded(String($0).trimmed) }
                pictures += addresses.filter { Self.isAddress($0) && UploadName.isPicture($0) }
            }
        }
        takeInnerPicture(code)
    }

    /// A picture whose address stands between start and end, and the words below it.
    private mutating func takeInnerPicture(_ code: Shortcode) {
        if let content = code.content?.trimmed, Self.isAddress(content), UploadName.isPicture(content),
            !content.contains(where: \.isWhitespace)
        {
            pictures.append(content)
            showsContent = false
        }
        guard attachments.count + pictures.count == 1 else { return }
        caption = Escaped.text(code.first(of: ["caption", "img_caption", "image_caption", "caption_text"]) ?? "")
    }

    private mutating func takePlayers(_ code: Shortcode) {
        for address in Self.namedFilms(code) where !players.contains(address) { players.append(address) }
        for value in Self.playerNames.compactMap({ code[$0] }) {
            let address = Self.decoded(value)
            guard Self.isAddress(address), EmbedProvider.isKnown(address), !players.contains(address) else { continue }
            players.append(address)
        }
    }

    /// Films that are given by their names on a network alone.
    private static func namedFilms(_ code: Shortcode) -> [String] {
        let isYouTube = code.name.contains("youtube")
        guard isYouTube || code.name.contains("vimeo") else { return [] }
        let names = ["id", "video_id", "youtube_id", "vimeo_id", "playlist_yt", "playlist_v"]
        return (code.first(of: names) ?? "").split(separator: ",").prefix(50).map { String($0).trimmed }
            .filter { name in
                !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            }
            .map { isYouTube ? "https://www.youtube.com/watch?v=\($0)" : "https://vimeo.com/\($0)" }
    }

    private mutating func takeSignature(_ code: Shortcode) {
        guard code.name.contains("testimonial") || code.name.contains("quote"),
            let author = code.first(of: ["author", "author_name", "name", "client_name"])
        else { return }
        let about = ["job_title", "position", "company_name", "company"].compactMap { code[$0] }.filter { !$0.isEmpty }
        signature = "— " + ([author] + about).map(Escaped.text).joined(separator: ", ")
    }

    private mutating func takeText(_ code: Shortcode) {
        guard code.content == nil, let value = code.first(of: ["description", "text", "content", "message", "html"]),
            heading?.words != Escaped.text(value).trimmed, !Self.isButton(code)
        else { return }
        let words = Self.words(value, of: code)
        text = words.holds("<p") ? words : "<p>\(words)</p>"
    }

    private mutating func takeButton(_ code: Shortcode) {
        let names = ["button_text", "btn_title", "label"] + (Self.isCall(code) ? [] : ["title", "text"])
        guard Self.isButton(code), let words = code.first(of: names) else { return }
        // WPBakery packs an address with its title: `url:https%3A%2F%2F…|title:…`.
        let link = code.first(of: ["button_url", "btn_link", "url", "link", "href"]) ?? ""
        let packed = link.split(separator: "|").first { $0.hasPrefix("url:") }?.dropFirst(4)
        let address = Self.decoded(packed.map(String.init) ?? link)
        guard !address.isEmpty, !players.contains(address) else { return }
        button = "<a class=\"button\" href=\"\(Escaped.text(address))\">\(Escaped.text(words))</a>"
    }

    private static func isButton(_ code: Shortcode) -> Bool {
        code.name.contains("button") || code.name.hasSuffix("_btn") || isCall(code)
    }

    /// Whether it is a box with words, and a button below them.
    private static func isCall(_ code: Shortcode) -> Bool { code.name.hasSuffix("_cta") }

    // MARK: Packed values

    /// The words of an attribute: tagDiv packs its own in base 64.
    private static func words(_ value: String, of code: Shortcode) -> String {
        code.name.hasPrefix("td") ? unpacked(value) ?? value : value
    }

    /// What was packed in base 64, and in percents before that; nil when it wasn't.
    private static func unpacked(_ text: String) -> String? {
        let packed = text.filter { !$0.isWhitespace }
        guard packed.utf8.count >= 4, let bytes = Data(base64Encoded: packed),
            let words = String(bytes: bytes, encoding: .utf8),
            words.unicodeScalars.allSatisfy({ $0.value >= 0x20 || "\n\r\t".unicodeScalars.contains($0) })
        else { return nil }
        return words.removingPercentEncoding ?? words
    }

    private static func decoded(_ address: String) -> String {
        address.hasPrefix("http%3A") || address.hasPrefix("https%3A")
            ? address.removingPercentEncoding ?? address : address
    }

    private static func isAddress(_ text: String) -> Bool {
        ["http://", "https://", "//", "/"].contains { text.hasPrefix($0) }
    }
}
