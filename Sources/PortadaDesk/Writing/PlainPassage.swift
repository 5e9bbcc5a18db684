import PortadaCore

/// A passage of a body as people write it by hand: a paragraph a line, or markup where it is more than paragraphs.
enum PlainPassage {
    /// What the field begins with.
    static func text(of blocks: [CleanHTML]) -> String {
        let lines = blocks.map { block in
            let inner = block.markup.dropFirst(3).dropLast(4)
            return block.markup.hasPrefix("<p>") && !inner.contains("<") ? block.plainText : nil
        }
        guard !lines.contains(nil) else { return blocks.map(\.markup).joined(separator: "\n") }
        return lines.compactMap { $0 }.joined(separator: "\n\n")
    }

    /// What the field means, as markup that is still to be cleaned.
    static func markup(of text: String) -> String {
        guard !text.contains("<") else { return text }
        return text.split(whereSeparator: \.isNewline).map { line in
            "<p>" + line.replacing("&", with: "&amp;").replacing(">", with: "&gt;") + "</p>"
        }.joined()
    }
}
