import Foundation

/// A JSON text (RFC 8259) as programs send and get it; members keep their order.
enum JSONValue: Sendable, Hashable {
    case null
    case flag(Bool)
    case whole(Int64)
    case real(Double)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A member of an object.
    struct Member: Sendable, Hashable {
        let name: String
        let value: JSONValue
    }

    /// An object; members that are nil are left out.
    static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    /// A text, or null where there is none.
    static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

    /// A member of an object; nil when there is none such, or it is no object.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text that it is; nil when it is none.
    var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The whole number that it is; nil when it is none.
    var number: Int64? {
        switch self {
        case .whole(let number): number
        // 1.0 is a whole number too (JSON Schema, section 4.2.3).
        case .real(let number) where number.rounded() == number && abs(number) < 9e15: Int64(number)
        default: nil
        }
    }

    /// True or false; nil when it is neither.
    var bool: Bool? {
        if case .flag(let flag) = self { flag } else { nil }
    }

    /// Its items; nil when it is no list.
    var items: [JSONValue]? {
        if case .list(let items) = self { items } else { nil }
    }

    /// Its members; nil when it is no object.
    var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }
}

extension JSONValue: Decodable {
    /// How deep a text may be nested.
    static let maxDepth = 32

    /// A text that is no JSON, or nested too deeply.
    struct Unreadable: Error {}

    /// Reads a text. A name that an object has twice counts once.
    init(_ bytes: some Collection<UInt8>) throws(Unreadable) {
        guard Self.isReadable(bytes) else { throw Unreadable() }
        do {
            self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            throw Unreadable()
        }
    }

    /// Looks before reading, which costs stack for each level.
    private static func isReadable(_ bytes: some Collection<UInt8>) -> Bool {
        var (depth, isText, isEscaped, isAfterComma) = (0, false, false, false)
        for byte in bytes {
            if !isText, byte > 0x20 {
                // Foundation lets a comma stand before the end.
                if isAfterComma, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return false }
                isAfterComma = byte == UInt8(ascii: ",")
            }
            if isEscaped {
                isEscaped = false
            } else if isText {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isText = false }
            } else if byte == UInt8(ascii: "\"") {
                isText = true
            } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                depth += 1
                if depth > maxDepth { return false }
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                depth -= 1
            }
        }
        return true
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads a value of a text.
    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Name.self) {
            self = .object(
                try object.allKeys.map { name in
                    Member(name: name.stringValue, value: try object.decode(JSONValue.self, forKey: name))
                }.sorted { $0.name < $1.name }
            )
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var items: [JSONValue] = []
            while !list.isAtEnd { items.append(try list.decode(JSONValue.self)) }
            self = .list(items)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Int64.self) {
            self = .whole(number)
        } else {
            self = .real(try value.decode(Double.self))
        }
    }
}
