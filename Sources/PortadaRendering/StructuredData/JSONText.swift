/// A JSON text (RFC 8259) in the making; members without a value are left out.
///
/// `<`, `>` and `&` are written as escapes, so that the text may stand in a `script` element of a page.
public indirect enum JSONText: Sendable {
    /// A string.
    case string(String)
    /// A whole number.
    case number(Int)
    /// True or false.
    case flag(Bool)
    /// A list.
    case array([JSONText])
    /// Members in order; those that are nil are left out.
    case object([(String, JSONText?)])

    /// A string, or nil when it is empty.
    public static func nonEmpty(_ text: String) -> JSONText? { text.isEmpty ? nil : .string(text) }

    /// A list, or nil when it is empty.
    public static func nonEmpty(_ list: [JSONText]) -> JSONText? { list.isEmpty ? nil : .array(list) }

    /// The text.
    public var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2048)
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .string(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for case (let name, let value?) in members {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                Self.write(name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { text in
            // Runs of plain bytes go over as they are.
            var start = 0
            for (index, byte) in text.enumerated() {
                guard let escape = escape(byte) else { continue }
                bytes.append(contentsOf: text[start..<index])
                bytes.append(contentsOf: escape.utf8)
                start = index + 1
            }
            bytes.append(contentsOf: text[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0..<0x10: "\\u000" + String(byte, radix: 16)
        case 0x10..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x7F:
            "\\u00" + String(byte, radix: 16)
        default: nil
        }
    }
}
