/// The text of a WordPress export while it is written: elements of XML 1.0, one in a line.
struct WXRText {
    private(set) var text = ""

    /// An element with a text that holds no markup.
    mutating func add(_ name: String, _ value: String) {
        text += "<\(name)>\(Self.escaped(value))</\(name)>\n"
    }

    /// An element with a text that may hold markup (XML 1.0, section 2.7).
    mutating func addMarkup(_ name: String, _ value: String) {
        text += "<\(name)>\(Self.section(value))</\(name)>\n"
    }

    /// What stands between two tags.
    mutating func add(_ name: String, _ attributes: String = "", _ body: (inout WXRText) -> Void) {
        text += "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\n"
        body(&self)
        text += "</\(name)>\n"
    }

    /// A name that a story is filed under.
    mutating func addCategory(_ domain: String, slug: String, _ name: String) {
        text += "<category domain=\"\(domain)\" nicename=\"\(Self.escaped(slug))\">\(Self.section(name))</category>\n"
    }

    /// A detail that WordPress keeps with a story.
    mutating func addDetail(_ key: String, _ value: String) {
        guard !value.isEmpty else { return }
        add("wp:postmeta") {
            $0.add("wp:meta_key", key)
            $0.addMarkup("wp:meta_value", value)
        }
    }

    /// What was written elsewhere.
    mutating func append(_ other: WXRText) { text += other.text }

    private static func section(_ value: String) -> String {
        "<![CDATA[\(allowed(value).replacing("]]>", with: "]]]]><![CDATA[>"))]]>"
    }

    private static func escaped(_ value: String) -> String {
        allowed(value).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// Without the characters that XML can't hold (XML 1.0, section 2.2).
    private static func allowed(_ value: String) -> String {
        let isAllowed: (Unicode.Scalar) -> Bool = {
            $0.value >= 0x20 ? $0.value != 0xFFFE && $0.value != 0xFFFF : "\t\n\r".unicodeScalars.contains($0)
        }
        guard !value.unicodeScalars.allSatisfy(isAllowed) else { return value }
        return String(String.UnicodeScalarView(value.unicodeScalars.filter(isAllowed)))
    }
}
