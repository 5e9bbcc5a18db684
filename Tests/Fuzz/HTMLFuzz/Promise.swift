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
        "cite", "scope", "colspan", "rowspan", "id",
    ]

    /// What is wrong; nil when nothing is. On bytes: an accent would join a bracket to one `Character` with it.
    static func fault(in markup: String) -> String? {
        var rest = Array(markup.utf8)[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { return "a tag never ends" }
            var tag = rest[(start + 1)..<end]
            if tag.first == UInt8(ascii: "/") { tag = tag.dropFirst() }
            let name = text(tag.prefix { isNameByte($0) })
            guard elements.contains(name) else { return "the element <\(name)> stands in it" }
            if let fault = fault(inAttributes: tag.dropFirst(name.utf8.count)) { return "\(fault): <\(text(tag))>" }
            rest = rest[(end + 1)...]
        }
        return nil
    }

    /// Attributes are written in one way only, ` name="value"`, so that no reader can take a value for something else.
    private static func fault(inAttributes written: ArraySlice<UInt8>) -> String? {
        var rest = written
        while !rest.isEmpty {
            let name = rest.dropFirst().prefix { isNameByte($0) || $0 == UInt8(ascii: "-") }
            let behind = rest.dropFirst(1 + name.count)
            guard rest.first == UInt8(ascii: " "), behind.starts(with: "=\"".utf8) else {
                return "attributes in another form"
            }
            let value = behind.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
            guard value.endIndex < rest.endIndex, !value.contains(UInt8(ascii: "<")) else {
                return "attributes in another form"
            }
            guard attributes.contains(text(name)) else { return "the attribute \(text(name))" }
            if ["href", "src", "cite"].contains(text(name)), let scheme = scheme(of: value),
                !["http", "https", "mailto", "tel"].contains(scheme)
            {
                return "an address of the kind \(scheme)"
            }
            if text(name) == "id", !value.starts(with: "n-".utf8) { return "a name that the page may have, too" }
            rest = rest[(value.endIndex + 1)...]
        }
        return nil
    }

    private static func scheme(of value: ArraySlice<UInt8>) -> String? {
        let address = value.drop { $0 <= 0x20 }
        guard let first = address.first, (first | 0x20) >= UInt8(ascii: "a"), (first | 0x20) <= UInt8(ascii: "z") else {
            return nil
        }
        let scheme = address.prefix { isNameByte($0) || "+.-".utf8.contains($0) }
        guard scheme.endIndex < address.endIndex, address[scheme.endIndex] == UInt8(ascii: ":") else { return nil }
        return text(scheme).lowercased()
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
