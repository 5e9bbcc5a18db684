/// The query string of an address, decoded; of a name that is given twice, the first counts.
public struct Query: Sendable, Hashable {
    /// The longest query string that is read, in bytes; the rest is left out.
    public static let maxBytes = 8192

    private let values: [String: String]

    /// Reads a query string without its question mark: `application/x-www-form-urlencoded` as the URL standard
    /// decodes it. Bytes that are not UTF-8 become U+FFFD; nothing is refused.
    public init(_ text: some StringProtocol) {
        var values: [String: String] = [:]
        for pair in text.utf8.prefix(Self.maxBytes).split(separator: UInt8(ascii: "&")).prefix(50) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decode(sides[0])
            guard !name.isEmpty, values[name] == nil else { continue }
            values[name] = sides.count > 1 ? Self.decode(sides[1]) : ""
        }
        self.values = values
    }

    /// No query string.
    public static let none = Query("")

    /// The value of a name; empty when the name stands without one, nil when it is not there.
    public subscript(name: String) -> String? { values[name] }

    /// Decodes percent escapes and plus signs.
    private static func decode(_ bytes: some Sequence<UInt8>) -> String {
        var decoded: [UInt8] = []
        var escape: [UInt8] = []
        for byte in bytes {
            if !escape.isEmpty {
                escape.append(byte)
                guard escape.count == 3 else { continue }
                if let high = hexValue(escape[1]), let low = hexValue(escape[2]) {
                    decoded.append(high << 4 | low)
                } else {
                    decoded.append(contentsOf: escape)
                }
                escape.removeAll(keepingCapacity: true)
            } else if byte == UInt8(ascii: "%") {
                escape.append(byte)
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: decoded + escape, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
