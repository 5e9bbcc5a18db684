import Foundation
import Testing

/// The readers' pages work in browsers that know no gap in flex containers, no `clamp()` and no `min()`.
@Suite("The standard theme's styles in old browsers")
struct OldBrowserStyleTests {
    /// Selector and declarations of each rule.
    private static func rules() throws -> [(selector: String, declarations: [(name: String, value: String)])] {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../Themes/portada/styles")
            .standardized
        let css = try ["critical.css", "late.css"].map {
            try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }.joined().replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
        return css.matches(of: /([^{}]+)\{([^{}]*)\}/).map { match in
            let declarations = match.2.split(separator: ";").compactMap { text -> (String, String)? in
                let parts = text.split(separator: ":", maxSplits: 1).map {
                    $0.trimmingCharacters(in: .whitespacesAndNewlines)
                }
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }
            return (match.1.trimmingCharacters(in: .whitespacesAndNewlines), declarations)
        }
    }

    @Test("part things in a line by margins")
    func gaps() throws {
        let rules = try Self.rules()
        #expect(rules.count > 200)
        for rule in rules
        where rule.declarations.contains(where: { $0.name == "display" && $0.value.hasSuffix("flex") }) {
            #expect(!rule.declarations.contains { $0.name.hasSuffix("gap") }, "\(rule.selector)")
        }
    }

    @Test("have a plain value before each that is computed")
    func functions() throws {
        for rule in try Self.rules() {
            for (index, declaration) in rule.declarations.enumerated()
            where declaration.value.contains(/(^|[ ,(])(clamp|min|max)\(/) {
                let isPrepared = rule.declarations[..<index].contains { before in
                    before.name == declaration.name || declaration.name.hasPrefix(before.name + "-")
                        || before.name == "font" && declaration.name == "font-size"
                }
                #expect(isPrepared, "\(rule.selector): \(declaration.name)")
            }
        }
    }
}
