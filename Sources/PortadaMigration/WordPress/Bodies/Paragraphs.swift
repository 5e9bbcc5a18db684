/// Gives paragraphs to bodies that were written without: blank lines part them, single ones break the line, as WordPress
/// does when it shows such a body.
enum Paragraphs {
    /// Elements that hold no paragraphs of ours: their markup stays as it is.
    private static let closed: Set<String> = [
        "pre", "ul", "ol", "dl", "table", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "iframe",
        "object", "video", "audio", "select", "textarea", "svg", "p", "address",
    ]
    /// Elements that part paragraphs and may hold some.
    private static let open: Set<String> = [
        "div", "blockquote", "section", "article", "aside", "header", "footer", "main", "center", "form", "fieldset",
        "details", "summary", "nav", "hr",
    ]

    /// The body with its paragraphs.
    static func make(_ markup: String) -> String {
        var output = ""
        output.reserveCapacity(markup.utf8.count + markup.utf8.count / 8)
        var paragraph = ""
        var inside: (name: String, depth: Int)?
        for piece in MarkupScanner(markup) {
            switch piece {
            case .comment(let text):
                if inside == nil { paragraph += text } else { output += text }
            case .text(let text):
                if inside != nil { output += text } else { add(text, to: &paragraph, &output) }
            case .tag(let tag, let name, let isEnd):
                if let current = inside {
                    output += tag
                    guard name == current.name, !tag.hasSuffix("/>") else { continue }
                    let depth = current.depth + (isEnd ? -1 : 1)
                    inside = depth == 0 ? nil : (name, depth)
                } else if closed.contains(name) {
                    // A player that stands in a line of text stays in it.
                    flush(&paragraph, &output)
                    output += tag
                    if !isEnd, !tag.hasSuffix("/>") { inside = (name, 1) }
                } else if open.contains(name) {
                    flush(&paragraph, &output)
                    output += tag
                } else {
                    paragraph += tag
                }
            }
        }
        flush(&paragraph, &output)
        return output
    }

    private static func add(_ text: Substring, to paragraph: inout String, _ output: inout String) {
        guard text.utf8.contains(UInt8(ascii: "\n")) else {
            paragraph += text
            return
        }
        var isAfterBlank = false
        var rest = text.utf8[...]
        var index = 0
        while true {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            let isLast = end == rest.endIndex
            var line = rest[..<end]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            if index == 0 {
                paragraph += Substring(line)
            } else if isBlank(line), !isLast {
                isAfterBlank = true
            } else if isAfterBlank {
                flush(&paragraph, &output)
                paragraph += Substring(line)
                isAfterBlank = false
            } else {
                if !paragraph.isEmpty, !paragraph.hasSuffix("<br>"), !paragraph.hasSuffix("/>") { paragraph += "<br>" }
                paragraph += Substring(line)
            }
            guard !isLast else { return }
            rest = rest[rest.index(after: end)...]
            index += 1
        }
    }

    /// Whether a line holds nothing but spaces, tabs and no-break spaces (C2 A0).
    private static func isBlank(_ line: Substring.UTF8View) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0xC2 || $0 == 0xA0 }
    }

    private static func flush(_ paragraph: inout String, _ output: inout String) {
        var text = paragraph[...]
        while text.hasSuffix("<br>") { text = text.dropLast(4) }
        if text.utf8.contains(where: { $0 > 0x20 }) { output += "<p>\(text)</p>\n" }
        paragraph = ""
    }
}
