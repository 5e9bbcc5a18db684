import Foundation
import PortadaCore
import PortadaRendering

/// Short texts that people type without an editor: an empty line ends a paragraph, links and emphasis stay markup.
enum PlainParagraphs {
    /// Clean markup of what was typed.
    static func markup(_ text: String) -> CleanHTML {
        let paragraphs = text.replacing("\r\n", with: "\n").split(separator: "\n\n")
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
        let isMarkup = { (paragraph: String) in paragraph.hasPrefix("<p") || paragraph.hasPrefix("<ul") }
        return HTMLSanitizer().clean(paragraphs.map { isMarkup($0) ? $0 : "<p>\($0)</p>" }.joined())
    }

    /// What somebody may type to get this markup.
    static func text(of markup: CleanHTML) -> String {
        markup.blocks.map { block in
            let text = block.markup.trimmingCharacters(in: .whitespacesAndNewlines)
            guard text.hasPrefix("<p>"), text.hasSuffix("</p>") else { return text }
            return String(text.dropFirst(3).dropLast(4))
        }.joined(separator: "\n\n")
    }
}
