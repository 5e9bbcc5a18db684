/// Takes `application/x-www-form-urlencoded` apart (WHATWG URL, section 5.1), byte by byte, in time that grows with its
/// length alone.
enum FormReader {
    /// The most fields; a bulk act has a thousand.
    static let maxFields = 5_000

    /// More fields than a form of ours has.
    struct TooManyFields: Error {}

    /// The fields with their values, in order.
    static func fields(in bytes: UnsafeBufferPointer<UInt8>) throws(TooManyFields) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        var (start, count) = (0, 0)
        while start < bytes.count {
            var (end, equals) = (start, -1)
            while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
                if equals < 0, bytes[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            if end > start {
                count += 1
                guard count <= maxFields else { throw TooManyFields() }
                let name = text(bytes, start..<(equals < 0 ? end : equals))
                let value = equals < 0 ? "" : text(bytes, (equals + 1)..<end)
                fields[name, default: []].append(value)
            }
            start = end + 1
        }
        return fields
    }

    /// A name or value: plus signs are spaces, `%41` is a byte; what only looks like one stays as it is.
    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { letters in
            var (index, filled) = (range.lowerBound, 0)
            while index < range.upperBound {
                var byte = bytes[index]
                index += 1
                if byte == UInt8(ascii: "+") {
                    byte = UInt8(ascii: " ")
                } else if byte == UInt8(ascii: "%"), index + 2 <= range.upperBound,
                    let high = HexDigit.value(bytes[index]), let low = HexDigit.value(bytes[index + 1])
                {
                    byte = high << 4 | low
                    index += 2
                }
                letters[filled] = byte
                filled += 1
            }
            return filled
        }
    }
}
