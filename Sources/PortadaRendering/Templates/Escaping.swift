/// Makes plain text safe between tags and inside quoted attributes.
enum Escaping {
    private static let ampersand = Array("&amp;".utf8)
    private static let less = Array("&lt;".utf8)
    private static let greater = Array("&gt;".utf8)
    private static let quote = Array("&quot;".utf8)
    private static let apostrophe = Array("&#39;".utf8)
    /// One bit for each of `"`, `&`, `'`, `<`, `>`: all lie below 64.
    private static let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

    /// Appends the text; what lies between special characters goes over in one piece.
    static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            guard hasSpecial(bytes) else { return output.append(contentsOf: bytes) }
            var start = 0
            for (place, byte) in bytes.enumerated() where byte < 64 && special >> UInt64(byte) & 1 == 1 {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<place]))
                output.append(contentsOf: replacement(for: byte))
                start = place + 1
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }

    /// Whether any character is special; most texts have none. Without a branch for each byte, so that the compiler looks
    /// at sixteen at once.
    private static func hasSpecial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in bytes {
            found |= byte == 0x22 ? 1 : 0
            found |= byte == 0x26 ? 1 : 0
            found |= byte == 0x27 ? 1 : 0
            found |= byte == 0x3C ? 1 : 0
            found |= byte == 0x3E ? 1 : 0
        }
        return found != 0
    }

    private static func replacement(for byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x22: quote
        case 0x26: ampersand
        case 0x27: apostrophe
        case 0x3C: less
        default: greater
        }
    }
}
