/// The attributes of a shortcode's tag: `ids="1,2" caption='…' width=300`, and values without a name: `[youtube URL]`.
struct ShortcodeAttributes {
    /// Values by name in lower case, as written.
    private(set) var named: [String: String] = [:]
    /// Values without a name, as written.
    private(set) var values: [String] = []

    /// Quotes that editors and the keepers of texts made of straight ones, with what ends each.
    private static let quotes: [(start: [UInt8], end: [UInt8])] = [
        ("\"", "\""), ("'", "'"), ("&quot;", "&quot;"), ("\u{201C}", "\u{201D}"), ("\u{201D}", "\u{201D}"),
        ("\u{2033}", "\u{2033}"), ("&#8221;", "&#8221;"), ("&#8220;", "&#8221;"), ("&#8243;", "&#8243;"),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    /// Reads what stands between a shortcode's name and its `]`. A value stands behind `=`, or behind nothing at all.
    init(_ raw: String) {
        let bytes = Array(raw.utf8)
        var index = 0
        while index < bytes.count {
            index = Self.behindSpace(bytes, index)
            guard index < bytes.count else { return }
            let start = index
            while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
            let equals = Self.behindSpace(bytes, index)
            let hasName = equals < bytes.count && bytes[equals] == UInt8(ascii: "=")
            let place = hasName ? Self.behindSpace(bytes, equals + 1) : start
            let value = Self.value(bytes, from: place)
            let text = String(decoding: bytes[value.text], as: UTF8.self)
            if !hasName || index == start {
                // `[youtube=URL]`: the shortcode's own name is before the sign.
                if !text.isEmpty, text != "/" { values.append(text) }
            } else if value.isWhole {
                named[String(decoding: bytes[start..<index], as: UTF8.self).lowercased()] = text
            }
            index = max(value.end, start + 1)
        }
    }

    /// The value that begins here without its quotes, and where it ends with them.
    private static func value(_ bytes: [UInt8], from start: Int) -> (text: Range<Int>, end: Int, isWhole: Bool) {
        for quote in quotes where bytes[start...].starts(with: quote.start) {
            let inner = start + quote.start.count
            if let end = find(quote.end, in: bytes, from: inner) { return (inner..<end, end + quote.end.count, true) }
            return (start..<start, start + quote.start.count, false)
        }
        let end = bytes[start...].firstIndex { isSpace($0) || "\"'".utf8.contains($0) } ?? bytes.count
        return (start..<end, end, end > start)
    }

    private static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while let found = bytes[index...].firstIndex(of: mark[0]) {
            if bytes[found...].starts(with: mark) { return found }
            index = found + 1
        }
        return nil
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
