/// What no clean HTML may hold, checked by plain search and not by the rule's own code.
enum Promise {
    private static let elements: Set<String> = [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "dl", "dt", "em", "figcaption", "figure",
        "footer", "h2", "h3", "h4", "hr", "i", "img", "li", "mark", "ol", "p", "pre", "q", "s", "small", "span",
        "strong",
        "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
    ]

    private static let attributes: Set<String> = [
        "href", "rel", "title", "src", "alt", "width", "height", "class", "data-provider", "start", "reversed", "type",
        "cite", "scope", "colspan", "rowspan",
    ]

    /// What is wrong; nil when nothing is.
    static func fault(in markup: String) -> String? {
        // An accent would join a bracket to one `Character` with it.
        let ascii = String(decoding: markup.utf8.map { $0 < 0x80 ? $0 : UInt8(ascii: "x") }, as: UTF8.self)
        var rest = ascii[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return "a tag never ends" }
            let tag = rest[rest.index(after: start)..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            guard elements.contains(String(name)) else { return "the element <\(name)> stands in it" }
            if let fault = fault(inAttributes: tag.drop { $0 == "/" }.dropFirst(name.count)) {
                return "\(fault): <\(tag)>"
            }
            rest = rest[rest.index(after: end)...]
        }
        return nil
    }

    /// Attributes are written in one way only, ` name="value"`, so that no reader can take a value for something else.
    private static func fault(inAttributes written: Substring) -> String? {
        var rest = written
        while !rest.isEmpty {
            guard let match = rest.prefixMatch(of: /\ ([a-z-]+)="([^"<>]*)"/) else {
                return "attributes in another form"
            }
            let (name, value) = (String(match.1), match.2.lowercased())
            guard attributes.contains(name) else { return "the attribute \(name)" }
            if ["href", "src", "cite"].contains(name),
                let scheme = value.prefixMatch(of: /\s*([a-z][a-z0-9+.-]*):/)?.1,
                !["http", "https", "mailto", "tel"].contains(scheme)
            {
                return "an address of the kind \(scheme)"
            }
            rest = rest[match.range.upperBound...]
        }
        return nil
    }
}
