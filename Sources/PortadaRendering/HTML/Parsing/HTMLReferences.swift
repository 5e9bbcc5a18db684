/// Resolves character references (HTML Standard, section 13.2.5.72 and on).
enum HTMLReferences {
    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for entry in HTMLEntities.all.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: ":")
            guard parts.count == 2 else { continue }
            var text = String.UnicodeScalarView()
            for number in parts[1].split(separator: "+") {
                if let scalar = UInt32(number, radix: 16).flatMap(Unicode.Scalar.init) { text.append(scalar) }
            }
            names[String(parts[0])] = String(text)
        }
        return names
    }()
    private static let bare = Set(HTMLEntities.bare.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let longestName = 31
    private static let longestBareName = 6
    /// What the numbers from 128 to 159 mean: Windows' letters.
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    /// Text with its references resolved, its line breaks made one, and without zero bytes.
    static func text(of bytes: [UInt8], _ range: Range<Int>, isAttribute: Bool) -> String {
        guard bytes[range].contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D || $0 == 0 }) else {
            return String(decoding: bytes[range], as: UTF8.self)
        }
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "&"):
                index = reference(in: bytes, index..<range.upperBound, isAttribute, into: &text)
                continue
            case 0x0D:
                text.append(0x0A)
                if index + 1 < range.upperBound, bytes[index + 1] == 0x0A { index += 1 }
            case 0: break
            default: text.append(byte)
            }
            index += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Writes what begins with an ampersand; returns where the text goes on.
    private static func reference(
        in bytes: [UInt8],
        _ range: Range<Int>,
        _ isAttribute: Bool,
        into text: inout [UInt8]
    ) -> Int {
        let start = range.lowerBound + 1
        if start < range.upperBound, bytes[start] == UInt8(ascii: "#"),
            let (scalar, end) = number(in: bytes, (start + 1)..<range.upperBound)
        {
            text.append(contentsOf: String(Character(scalar)).utf8)
            return end
        }
        var end = start
        while end < range.upperBound, end - start <= longestName, isAlphanumeric(bytes[end]) { end += 1 }
        if end < range.upperBound, bytes[end] == UInt8(ascii: ";"), let value = names[name(bytes, start..<end)] {
            text.append(contentsOf: value.utf8)
            return end + 1
        }
        var length = min(end - start, longestBareName)
        while length >= 2 {
            let name = name(bytes, start..<(start + length))
            if bare.contains(name), let value = names[name] {
                let next = start + length < range.upperBound ? bytes[start + length] : 0
                if isAttribute, next == UInt8(ascii: "=") || isAlphanumeric(next) { break }
                text.append(contentsOf: value.utf8)
                return start + length
            }
            length -= 1
        }
        text.append(UInt8(ascii: "&"))
        return start
    }

    private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The character of `#…`, and where the text goes on; nil when there is no digit.
    private static func number(in bytes: [UInt8], _ range: Range<Int>) -> (Unicode.Scalar, Int)? {
        var index = range.lowerBound
        let isHex = index < range.upperBound && bytes[index] | 0x20 == UInt8(ascii: "x")
        if isHex { index += 1 }
        let first = index
        var number: UInt32 = 0
        while index < range.upperBound, let digit = digit(bytes[index], isHex: isHex) {
            // Larger ones are no characters, and stay so.
            number = min(number * (isHex ? 16 : 10) + digit, 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        if index < range.upperBound, bytes[index] == UInt8(ascii: ";") { index += 1 }
        if (0x80...0x9F).contains(number) { number = windows[Int(number - 0x80)] }
        return (number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}", index)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHex: UInt32(byte - 0x41 + 10)
        case 0x61...0x66 where isHex: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
