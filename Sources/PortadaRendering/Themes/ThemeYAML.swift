import Yams

/// A YAML file of a theme, with the lines that its parts stand on.
struct ThemeYAML {
    /// How large such a file may be, in bytes.
    static let maxBytes = 256 << 10

    /// The file's path in the theme.
    let file: String
    /// The file's content, a mapping.
    let root: Node

    /// Reads a file; nil, and a fault, when it is not a mapping in valid YAML.
    init?(file: String, bytes: [UInt8], faults: inout FaultList) {
        self.file = file
        guard bytes.count <= Self.maxBytes, let text = String(validating: bytes, as: UTF8.self) else {
            let message = "the file must be UTF-8 and at most \(Self.maxBytes >> 10) KB"
            faults.add(ThemeFault(file: file, message: message))
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: text), node.mapping != nil else {
                faults.add(ThemeFault(file: file, line: 1, message: "the file must hold keys with values"))
                return nil
            }
            root = node
        } catch {
            faults.add(Self.fault(file, error))
            return nil
        }
    }

    private static func fault(_ file: String, _ error: any Error) -> ThemeFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ThemeFault(file: file, line: mark.line, column: mark.column, message: "not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.sorted().joined(separator: ", ")
            return ThemeFault(file: file, line: context.mark.line, message: "the same key stands twice: \(names)")
        default: return ThemeFault(file: file, message: "not valid YAML")
        }
    }

    /// A fault at a part of the file.
    func fault(_ node: Node?, _ message: String) -> ThemeFault {
        ThemeFault(file: file, line: node?.mark?.line ?? 0, column: node?.mark?.column ?? 0, message: message)
    }

    /// The keys and values of a mapping, in the file's order.
    static func entries(_ node: Node) -> [(key: String, keyNode: Node, value: Node)] {
        node.mapping?.compactMap { key, value in key.scalar.map { ($0.string, key, value) } } ?? []
    }

    /// Reports keys that nothing reads.
    func reportUnknown(in node: Node, known: [String], faults: inout FaultList) {
        for entry in Self.entries(node) where !known.contains(entry.key) {
            let hint = NearestName.hint(for: entry.key, among: known)
            faults.add(fault(entry.keyNode, "nothing reads the key \"\(entry.key)\"\(hint)"))
        }
    }
}
