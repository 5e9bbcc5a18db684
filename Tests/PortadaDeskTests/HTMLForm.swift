import Foundation

/// A form of a page, read as browsers read it: what they would send if nobody touched it.
struct HTMLForm {
    /// A field that is sent.
    struct Field: Hashable {
        var name: String
        var value: String
    }

    private(set) var fields: [Field] = []

    /// Finds the form that is sent to an address; nil when the page has none.
    init?(in page: String, action: String) {
        // Browsers know one kind of line break (WHATWG HTML, section 13.2.3.5).
        let html = page.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        guard
            let form = html.ranges(of: /<form[^>]*>/).first(where: {
                Self.attribute("action", html[$0]) == action
                    && Self.attribute("method", html[$0])?.lowercased() == "post"
            })
        else { return nil }
        let rest = html[form.upperBound...]
        read(rest[..<(rest.firstRange(of: "</form>")?.lowerBound ?? rest.endIndex)])
    }

    private mutating func read(_ html: Substring) {
        var rest = html
        while let tag = rest.firstRange(of: /<(?:input|textarea|select)\b[^>]*>/) {
            let (head, behind) = (rest[tag], rest[tag.upperBound...])
            rest = behind
            guard !head.contains(/\sdisabled(?=[\s>])/), let name = Self.attribute("name", head) else { continue }
            if head.hasPrefix("<input") {
                readInput(head, name)
            } else if head.hasPrefix("<textarea"), let end = behind.firstRange(of: "</textarea>") {
                var text = Self.plain(behind[..<end.lowerBound])
                if text.hasPrefix("\n") { text.removeFirst() }
                // Browsers send line breaks as CRLF (WHATWG HTML, section 4.10.22.4).
                let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
                fields.append(Field(name: name, value: lines.replacing("\n", with: "\r\n")))
            } else if head.hasPrefix("<select"), let end = behind.firstRange(of: "</select>") {
                readChoice(behind[..<end.lowerBound], name)
            }
        }
    }

    private mutating func readInput(_ head: Substring, _ name: String) {
        let type = Self.attribute("type", head) ?? "text"
        let value = Self.attribute("value", head)
        switch type {
        case "checkbox", "radio":
            if head.contains(/\schecked(?=[\s>])/) { fields.append(Field(name: name, value: value ?? "on")) }
        case "submit", "button", "file", "image", "reset": break
        case "hidden":
            fields.append(Field(name: name, value: (value ?? "").replacing("\n", with: "\r\n")))
        default:
            let line = (value ?? "").replacing("\r\n", with: "").filter { !["\n", "\r"].contains($0) }
            fields.append(Field(name: name, value: line))
        }
    }

    private mutating func readChoice(_ html: Substring, _ name: String) {
        let options = html.ranges(of: /<option[^>]*>/).map { html[$0] }
        let chosen = options.first { $0.contains(/\sselected(?=[\s>])/) } ?? options.first
        if let chosen { fields.append(Field(name: name, value: Self.attribute("value", chosen) ?? "")) }
    }

    private static func attribute(_ name: String, _ tag: Substring) -> String? {
        guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
        let rest = tag[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return plain(rest[..<end])
    }

    /// Markup's text: the references that templates write.
    private static func plain(_ markup: Substring) -> String {
        var text = String(markup)
        for (reference, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'")] {
            text = text.replacing(reference, with: letter)
        }
        return text.replacing("&amp;", with: "&")
    }
}
