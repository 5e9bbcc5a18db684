import PortadaCore

/// Finds strings in PHP's serialized values (`s:6:"credit";s:4:"Reuters";`), as attachments' metadata hold them.
///
/// Lengths count bytes and are checked; what doesn't fit is passed over.
enum PHPStrings {
    /// The string behind a string key, the first that is not empty.
    static func value(of key: String, in serialized: String) -> String? {
        let mark = Array("s:\(key.utf8.count):\"\(key)\";s:".utf8)
        let bytes = Array(serialized.utf8.prefix(1 << 20))
        var index = 0
        while let start = find(mark, in: bytes, from: index) {
            index = start + mark.count
            guard let colon = bytes[index...].firstIndex(of: UInt8(ascii: ":")), colon - index <= 6,
                let length = NumberRange(1...999_999).readInt(String(decoding: bytes[index..<colon], as: UTF8.self)),
                colon + 2 + length <= bytes.count
            else { continue }
            return String(decoding: bytes[(colon + 2)..<(colon + 2 + length)], as: UTF8.self)
        }
        return nil
    }

    private static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= mark.count, start <= bytes.count - mark.count else { return nil }
        return (start...(bytes.count - mark.count)).first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }
}
