import Foundation
import PortadaCore

/// A note that WordPress keeps beside a story and shows at its end.
struct Footnote: Sendable, Decodable {
    /// Its name in the text's links.
    let id: String
    /// Its words, as markup.
    let content: String

    private static let most = 500

    /// Reads the notes of a story's meta `footnotes`; none when it holds anything else.
    static func read(_ text: String?) -> [Footnote] {
        guard let text, let notes = try? JSONDecoder().decode([Footnote].self, from: Data(text.utf8)) else { return [] }
        return Array(notes.prefix(most))
    }

    /// The list that ends a text, as markup; nothing for no notes.
    static func list(_ notes: [Footnote]) -> String {
        guard !notes.isEmpty else { return "" }
        let items = notes.map { "<li id=\"\(Escaped.text($0.id))\">\($0.content)</li>" }
        return "\n<ol>\(items.joined())</ol>"
    }
}
