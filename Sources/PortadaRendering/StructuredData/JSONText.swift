/// A JSON text (RFC 8259) in the making; members without a value are left out.
///
/// `<`, `>` and `&` are written as escapes, so that the text may stand in a `script` element of a page.
public enum JSONText: Sendable {
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
    /// A JSON text that was written before.
    case written(String)

    /// A string, or nil when it is empty.
    public static func nonEmpty(_ text: String) -> JSONText? { text.isEmpty ? nil : .string(text) }

    /// A list, or nil when it is empty.
    public static func nonEmpty(_ list: [JSONText]) -> JSONText? { list.isEmpty ? nil : .array(list) }

    /// The text.
    public var text: String { text(after: "", before: "") }

    /// The text between two others, made in one go.
    public func text(after start: StaticString, before end: StaticString) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        start.withUTF8Buffer { bytes.append(contentsOf: $0) }
        write(to: &bytes)
        end.withUTF8Buffer { bytes.append(contentsOf: $0) }
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
        case .written(let text): bytes.append(contentsOf: text.utf8)
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { text in
            // Runs of plain bytes go over as they are.
            var start = 0
            for (index, byte) in text.enumerated() where isSpecial(byte) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                bytes.append(contentsOf: escape(byte).utf8)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// One bit for each of the bytes below 64 that are escaped: those below a blank, `"`, `&`, `<`, `>`.
    private static let special: UInt64 = 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 64 ? special >> UInt64(byte) & 1 == 1 : byte == UInt8(ascii: "\\") || byte == 0x7F
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0..<0x10: "\\u000" + String(byte, radix: 16)
        default: "\\u00" + String(byte, radix: 16)
        }
    }
}
