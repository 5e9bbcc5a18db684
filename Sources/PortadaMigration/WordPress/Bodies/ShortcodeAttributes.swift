/// The attributes of a shortcode's tag: `ids="1,2" caption='…' width=300`.
enum ShortcodeAttributes {
    /// Reads them; quotes that an editor made round count as straight ones.
    static func read(_ raw: String) -> [String: String] {
        guard raw.utf8.contains(UInt8(ascii: "=")) else { return [:] }
        let clean = raw.replacing("\u{201D}", with: "\"").replacing("\u{201C}", with: "\"").replacing(
            "&quot;",
            with: "\""
        )
        let bytes = Array(clean.utf8)
        var attributes: [String: String] = [:]
        var index = 0
        while index < bytes.count {
            guard isNameByte(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
            let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
            var place = behindSpace(bytes, index)
            guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
            place = behindSpace(bytes, place + 1)
            guard let value = value(bytes, from: place) else {
                index = place
                continue
            }
            attributes[name] = String(decoding: bytes[value], as: UTF8.self)
            index = value.upperBound
        }
        return attributes
    }

    /// Where the value that begins here stands, without its quotes.
    private static func value(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        guard start < bytes.count else { return nil }
        let first = bytes[start]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            return bytes[(start + 1)...].firstIndex(of: first).map { (start + 1)..<$0 }
        }
        let end = bytes[start...].firstIndex { isSpace($0) || "\"']".utf8.contains($0) } ?? bytes.count
        return end > start ? start..<end : nil
    }

    private static func behindSpace(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].firstIndex { !isSpace($0) } ?? bytes.count
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether a name may hold it.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
