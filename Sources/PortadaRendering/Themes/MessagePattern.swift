/// A text of a locale file with places for values: `{count} comentarios`.
struct MessagePattern: Sendable, Hashable {
    private enum Part: Hashable {
        case text(String)
        case parameter(String)
    }

    private let parts: [Part]

    /// No text at all.
    static let empty = MessagePattern(parts: [])

    private init(parts: [Part]) {
        self.parts = parts
    }

    /// Reads a pattern; nil when a brace is left open or holds no name.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            let name = rest[rest.index(after: open)..<close]
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.parameter(String(name)))
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.contains("}") else { return nil }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// The names of the places.
    var parameters: Set<String> {
        Set(parts.compactMap { if case .parameter(let name) = $0 { name } else { nil } })
    }

    /// The text with the values in their places; a place without a value stays as it is written.
    func filled(_ value: (String) -> String?) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .parameter(let name): text += value(name) ?? "{\(name)}"
            }
        }
        return text
    }
}
