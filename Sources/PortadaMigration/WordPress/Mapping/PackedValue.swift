import Foundation
import PortadaCore

/// What page builders keep beside a story: texts in lists in lists, as JSON or as PHP serializes them.
indirect enum PackedValue: Sendable {
    case text(String)
    case list([(name: String, value: PackedValue)])

    private static let maxBytes = 8 << 20
    private static let deepest = 60

    /// Reads JSON; nil when it is none.
    init?(json: String) {
        guard json.utf8.count <= Self.maxBytes,
            let value = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
        else { return nil }
        self.init(value, depth: 0)
    }

    private init(_ value: Any, depth: Int) {
        switch value {
        case let text as String: self = .text(text)
        case let number as NSNumber: self = .text(number.stringValue)
        case let items as [Any] where depth < Self.deepest:
            self = .list(items.enumerated().map { ("\($0.offset)", Self($0.element, depth: depth + 1)) })
        case let members as [String: Any] where depth < Self.deepest:
            self = .list(members.sorted { $0.key < $1.key }.map { ($0.key, Self($0.value, depth: depth + 1)) })
        default: self = .text("")
        }
    }

    /// Reads what PHP serialized; nil when it is anything else, or holds objects.
    init?(php: String) {
        guard php.utf8.count <= Self.maxBytes else { return nil }
        var reader = PHPReader(php)
        guard let value = reader.value(depth: 0) else { return nil }
        self = value
    }

    /// The member of a name; nil for none, and for texts.
    subscript(name: String) -> PackedValue? {
        guard case .list(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a member; empty for none.
    func words(_ name: String) -> String {
        guard case .text(let text)? = self[name] else { return "" }
        return text.trimmed
    }

    /// The members of a list, in order; none for a text.
    var members: [PackedValue] {
        guard case .list(let members) = self else { return [] }
        return members.map(\.value)
    }

    /// Reads `a:1:{s:4:"text";s:2:"Yo";}`; lengths count bytes, and are checked.
    private struct PHPReader {
        private let bytes: [UInt8]
        private var index = 0

        init(_ text: String) { bytes = Array(text.utf8) }

        mutating func value(depth: Int) -> PackedValue? {
            guard depth < PackedValue.deepest, index < bytes.count else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "N"):
                index += 2
                return .text("")
            case UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "d"):
                index += 2
                return until(UInt8(ascii: ";")).map { .text($0) }
            case UInt8(ascii: "s"):
                index += 2
                guard let length = number(), index < bytes.count, length <= bytes.count - index - 1 else { return nil }
                let text = String(decoding: bytes[(index + 1)..<(index + 1 + length)], as: UTF8.self)
                // Quotes around it, a semicolon behind.
                index += length + 3
                return .text(text)
            case UInt8(ascii: "a"):
                index += 2
                return list(depth)
            default: return nil
            }
        }

        private mutating func list(_ depth: Int) -> PackedValue? {
            guard let count = number(), count <= bytes.count else { return nil }
            index += 1
            var members: [(name: String, value: PackedValue)] = []
            for _ in 0..<count {
                guard case .text(let name) = value(depth: depth + 1), let value = value(depth: depth + 1) else {
                    return nil
                }
                members.append((name: name, value: value))
            }
            index += 1
            return .list(members)
        }

        private mutating func number() -> Int? {
            until(UInt8(ascii: ":")).flatMap { NumberRange(0...100_000_000).readInt($0) }
        }

        private mutating func until(_ mark: UInt8) -> String? {
            guard index <= bytes.count, let end = bytes[index...].prefix(40).firstIndex(of: mark) else { return nil }
            defer { index = end + 1 }
            return String(decoding: bytes[index..<end], as: UTF8.self)
        }
    }
}
