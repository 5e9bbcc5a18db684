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

    /// Whether it is a whole number that is too large to be told from its neighbours.
    var isBeyondNumbers: Bool {
        if case .real(let number) = self { number.rounded() == number && abs(number) >= 9e15 } else { false }
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

extension JSONValue {
    /// Reads a text. A name that an object has twice counts once, as it stands last.
    init(_ bytes: [UInt8]) throws(JSONReader.Fault) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONReader.Fault) in try JSONReader.read(buffer) }
    }
}
