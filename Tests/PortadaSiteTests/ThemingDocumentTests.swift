import Foundation
import PortadaRendering
import Testing

@testable import PortadaSite

@Suite("docs/theming.md")
struct ThemingDocumentTests {
    /// A row of a table: the name, and what it is.
    private struct Row: Hashable, CustomStringConvertible {
        let name: String
        let kind: String

        var description: String { "\(name): \(kind)" }
    }

    @Test("lists every name that a template may use, with what it is, and no other")
    func names() throws {
        let (document, templates) = (try Self.documented(), Self.named())
        #expect(Set(document.keys) == Set(templates.keys))
        for (shape, rows) in templates.sorted(by: { $0.key < $1.key }) {
            #expect(document[shape] == rows, "\(shape)")
        }
    }

    @Test("lists every template that the site renders")
    func templates() throws {
        let text = try Self.text()
        for name in SiteTemplates.registry.pages.keys { #expect(text.contains("`\(name)`"), "\(name)") }
    }

    private static func text() throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("docs/theming.md"), encoding: .utf8)
    }

    /// The tables under "Names", by their headings.
    private static func documented() throws -> [String: [Row]] {
        let names = try #require(try text().components(separatedBy: "\n## Names\n").last)
        return names.components(separatedBy: "\n### ").dropFirst().reduce(into: [:]) { tables, table in
            let lines = table.split(separator: "\n")
            tables[lines.first.map(String.init) ?? ""] = lines.dropFirst().filter { $0.hasPrefix("| `") }.map { line in
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                return Row(name: cells[0].replacing("`", with: ""), kind: cells[1].replacing("`", with: ""))
            }
        }
    }

    /// The names of every model that a template can come to.
    private static func named() -> [String: [Row]] {
        var (found, waiting) = ([String: [Row]](), Array(SiteTemplates.registry.pages.values))
        while let shape = waiting.popLast() {
            guard found[shape.name] == nil else { continue }
            found[shape.name] = shape.fields.map { field in
                switch field.kind {
                case .text: return Row(name: field.name, kind: "text")
                case .html: return Row(name: field.name, kind: "HTML")
                case .flag: return Row(name: field.name, kind: "flag")
                case .record(let inner):
                    waiting.append(inner())
                    return Row(name: field.name, kind: inner().name)
                case .list(let inner) where inner().name == "text":
                    return Row(name: field.name, kind: "list of texts")
                case .list(let inner):
                    waiting.append(inner())
                    return Row(name: field.name, kind: "list of \(inner().name)")
                }
            }
        }
        return found
    }
}
