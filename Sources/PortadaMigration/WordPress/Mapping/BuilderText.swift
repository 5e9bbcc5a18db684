import PortadaCore

/// The text of a story that stands nowhere but in what a page builder keeps beside it.
struct BuilderText {
    /// It as markup, with shortcodes and addresses as they stand there.
    private(set) var markup = ""

    private var left = 20_000

    private static let headings = ["title", "title_text", "heading", "tab_title", "headline"]
    private static let texts = [
        "editor", "text", "content", "description", "description_text", "tab_content", "testimonial_content",
        "blockquote_content", "html", "shortcode", "item_description",
    ]
    private static let pictures = ["image", "testimonial_image", "background_image_shown"]
    private static let films = ["youtube_url", "vimeo_url", "dailymotion_url", "video_url", "embed_url"]

    /// Where builders keep their texts; of the last ones nothing can be read.
    private static let places = [
        "_elementor_data", "panels_data", "tve_updated_post", "_fl_builder_data", "ct_builder_shortcodes",
        "_bricks_page_content_2", "brizy", "_cornerstone_data", "_themify_builder_settings_json",
    ]
    private static let nothing: Set<String> = ["[]", "{}", "a:0:{}", "null", "N;"]

    /// Whether a story has anything of a builder's beside it.
    static func isKept(by item: WXRItem) -> Bool {
        places.contains { place in item.meta(place).map { !nothing.contains($0.trimmed) } ?? false }
    }

    /// Reads what builders keep; nil when a story has none of it, or it says nothing.
    init?(_ item: WXRItem) {
        if let value = item.meta("_elementor_data").flatMap(PackedValue.init(json:)) { takeElements(value.members, 0) }
        if markup.isEmpty, let value = item.meta("panels_data").flatMap(PackedValue.init(php:)) {
            for widget in value["widgets"]?.members ?? [] { takeSettings(widget, name: "", 0) }
        }
        // Thrive keeps the very markup.
        if markup.isEmpty { markup = item.meta("tve_updated_post") ?? "" }
        guard !markup.isEmpty else { return nil }
    }

    private mutating func takeElements(_ elements: [PackedValue], _ depth: Int) {
        guard depth < 40 else { return }
        for element in elements where left > 0 {
            left -= 1
            if let settings = element["settings"] { takeSettings(settings, name: element.words("widgetType"), depth) }
            takeElements(element["elements"]?.members ?? [], depth + 1)
        }
    }

    /// What one widget says and shows.
    private mutating func takeSettings(_ settings: PackedValue, name: String, _ depth: Int) {
        left -= 1
        guard depth < 40, left > 0 else { return }
        takeHeading(settings)
        for key in Self.pictures { takePicture(settings[key], caption: settings.words("caption")) }
        for key in ["wp_gallery", "carousel", "gallery", "slides"] {
            for picture in settings[key]?.members ?? [] { takePicture(picture, caption: "") }
        }
        for address in Self.films.map(settings.words) where address.hasPrefix("http") && isChosen(address, settings) {
            add(address)
        }
        if name != "button" {
            for words in Self.texts.map(settings.words) where !words.isEmpty { add(paragraph(words)) }
        }
        let author = settings.words("testimonial_name")
        if !author.isEmpty { add("<p>— \(Escaped.text(author))</p>") }
        takeButton(settings, isButton: name == "button")
        for key in ["tabs", "icon_list", "items", "price_list", "faq"] {
            for item in settings[key]?.members ?? [] { takeSettings(item, name: "", depth + 1) }
        }
    }

    private mutating func add(_ text: String) { markup += "\n\n\(text)\n\n" }

    private func paragraph(_ words: String) -> String {
        words.hasPrefix("<") || words.hasPrefix("[") ? words : "<p>\(words)</p>"
    }

    private mutating func takeHeading(_ settings: PackedValue) {
        guard let words = Self.headings.lazy.map(settings.words).first(where: { !$0.isEmpty }) else { return }
        let size = settings.words("header_size")
        add(["h3", "h4", "h5", "h6"].contains(size) ? "<\(size)>\(words)</\(size)>" : "<h2>\(words)</h2>")
    }

    private mutating func takePicture(_ picture: PackedValue?, caption: String) {
        guard let address = picture?.words("url"), UploadName.isPicture(address) else { return }
        let number = picture?.words("id") ?? ""
        let known = !number.isEmpty && number.allSatisfy(\.isNumber) ? " class=\"wp-image-\(number)\"" : ""
        let image =
            "<img src=\"\(Escaped.text(address))\" alt=\"\(Escaped.text(picture?.words("alt") ?? ""))\"\(known)>"
        markup += Figures.picture(image, Escaped.text(caption))
    }

    /// A widget of films keeps the addresses of its examples, too, for the services that nobody chose.
    private func isChosen(_ address: String, _ settings: PackedValue) -> Bool {
        let kind = settings.words("video_type")
        return kind.isEmpty || address.contains(kind) || (kind == "youtube" && address.contains("youtu.be"))
    }

    private mutating func takeButton(_ settings: PackedValue, isButton: Bool) {
        let address = settings["link"]?.words("url") ?? ""
        let words = isButton ? settings.words("text") : settings.words("button_text")
        guard !address.isEmpty, !words.isEmpty else { return }
        add("<p><a href=\"\(Escaped.text(address))\">\(Escaped.text(words))</a></p>")
    }
}
