/// Markup that stands by itself between paragraphs.
enum Figures {
    /// A paragraph of its own.
    static func block(_ markup: String) -> String { "\n\n\(markup)\n\n" }

    /// A picture with its caption; both are markup, the caption may be empty.
    static func picture(_ picture: String, _ caption: String) -> String {
        let words = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>"
        return block("<figure class=\"picture\">\(picture)\(words)</figure>")
    }

    /// What a service shows at an address; nothing for none.
    static func player(_ address: String) -> String {
        let escaped = Escaped.text(absolute(address))
        return escaped.isEmpty ? "" : block("<figure class=\"embed\"><a href=\"\(escaped)\">\(escaped)</a></figure>")
    }

    /// A film or a recording.
    /// - Parameter name: `video` or `audio`.
    static func media(_ name: String, _ address: String) -> String {
        block("<\(name) src=\"\(Escaped.text(address.trimmed))\"></\(name)>")
    }

    /// An address with its scheme, where only that is missing.
    private static func absolute(_ address: String) -> String {
        let trimmed = address.trimmed
        if trimmed.hasPrefix("//") { return "https:" + trimmed }
        return trimmed.hasPrefix("www.") ? "https://" + trimmed : trimmed
    }
}
