/// One shortcode in a body: `[gallery ids="1,2"]`, `[caption …]…[/caption]`.
struct Shortcode {
    var name: String
    var attributes: [String: String]
    /// What stands between its start and its end; nil when it has no end.
    var content: String?

    /// Puts something in the place of each shortcode. `[[name]]` is an escape and becomes `[name]`; what is in brackets
    /// and is no shortcode (`[sic]`, `[…]`) stays.
    static func replace(in text: String, known: Set<String>, _ body: (Shortcode) -> String) -> String {
        guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
        var output = ""
        output.reserveCapacity(text.utf8.count)
        var rest = text[...]
        while let mark = rest.firstIndex(of: "[") {
            output += rest[..<mark]
            rest = rest[mark...]
            if let escaped = escape(at: rest) {
                output += escaped.text
                rest = escaped.rest
            } else if let found = shortcode(at: rest, known: known) {
                output += body(found.shortcode)
                rest = found.rest
            } else {
                output += "["
                rest = rest.dropFirst()
            }
        }
        return output + rest
    }

    private static func escape(at text: Substring) -> (text: String, rest: Substring)? {
        guard text.hasPrefix("[["), let end = text.firstRange(of: "]]"),
            text.distance(from: text.startIndex, to: end.lowerBound) < 2000
        else { return nil }
        let inner = text[text.index(after: text.startIndex)..<text.index(after: end.lowerBound)]
        guard inner.dropFirst().first?.isLetter == true else { return nil }
        return (String(inner), text[end.upperBound...])
    }

    private static func shortcode(
        at text: Substring,
        known: Set<String>
    ) -> (shortcode: Shortcode, rest: Substring)? {
        let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        guard let first = name.first, first.isLetter, name.count <= 60 else { return nil }
        let behind = text[name.endIndex...]
        guard let close = endOfTag(behind) else { return nil }
        let raw = behind[..<close]
        let attributes = Self.attributes(raw)
        let rest = behind[behind.index(after: close)...]
        let endMark = "[/\(name)]"
        let end = raw.hasSuffix("/") ? nil : rest.firstRange(of: endMark)
        // A word in brackets is a shortcode when it is known, has an end, or attributes like one.
        let isShortcode =
            known.contains(name.lowercased()) || end != nil
            || (!attributes.isEmpty && raw.contains("=")) || (name.contains("_") && raw.allSatisfy(\.isWhitespace))
        guard isShortcode else { return nil }
        let content = end.map { String(rest[..<$0.lowerBound]) }
        return (
            Shortcode(name: name.lowercased(), attributes: attributes, content: content),
            end.map { rest[$0.upperBound...] } ?? rest
        )
    }

    /// Where the `]` of a start tag stands; quotes may hold one.
    private static func endOfTag(_ text: Substring) -> Substring.Index? {
        var quote: Character?
        var count = 0
        for index in text.indices {
            count += 1
            guard count < 4000 else { return nil }
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" {
                quote = character
            } else if character == "]" {
                return index
            } else if character == "[" {
                return nil
            }
        }
        return nil
    }

    private static func attributes(_ raw: Substring) -> [String: String] {
        let clean = raw.replacing("\u{201D}", with: "\"").replacing("\u{201C}", with: "\"").replacing(
            "&quot;",
            with: "\""
        )
        var attributes: [String: String] = [:]
        for match in clean.matches(of: /([A-Za-z0-9_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))/) {
            attributes[match.1.lowercased()] = String(match.2 ?? match.3 ?? match.4 ?? "")
        }
        return attributes
    }
}
