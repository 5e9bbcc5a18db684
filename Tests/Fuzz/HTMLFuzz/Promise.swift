/// What no clean HTML may hold, checked by plain search and not by the rule's own code.
enum Promise {
    private static let elements: Set<String> = [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "dl", "dt", "em", "figcaption", "figure",
        "footer", "h2", "h3", "h4", "hr", "i", "img", "li", "mark", "ol", "p", "pre", "q", "s", "small", "span",
        "strong",
        "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
    ]

    /// What is wrong; nil when nothing is.
    static func fault(in markup: String) -> String? {
        var rest = markup[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return "a tag never ends" }
            let tag = rest[rest.index(after: start)..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            guard elements.contains(String(name)) else { return "the element <\(name)> stands in it" }
            let attributes = tag.dropFirst(name.count).lowercased()
            if attributes.contains(" on") && attributes.firstMatch(of: /\son[a-z]+=/) != nil {
                return "an event: <\(tag)>"
            }
            if attributes.contains(" style=") { return "a style: <\(tag)>" }
            if let address = attributes.firstMatch(of: /(?:href|src)="\s*([a-z][a-z0-9+.-]*):/)?.1,
                !["http", "https", "mailto", "tel"].contains(address)
            {
                return "an address of the kind \(address): <\(tag)>"
            }
            rest = rest[rest.index(after: end)...]
        }
        return nil
    }
}
