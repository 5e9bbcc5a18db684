extension [UInt8] {
    /// Appends a text as a string of JSON, in quotes (RFC 8259, section 7). For a place within a page's markup it is not safe.
    public mutating func appendJSON(_ text: some StringProtocol) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: append(contentsOf: "\\n".utf8)
            case 0..<0x20, 0x7F: append(contentsOf: ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8)
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}
