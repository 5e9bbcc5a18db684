/// The letters in which percent escapes are written: `%C3` and `%c3` are the same byte, but not the same text.
package enum EscapeLetters {
    /// The text with all its escapes in small and in capital letters, without the text itself.
    package static func others(of text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return [] }
        return [written(text) { $0.lowercased() }, written(text) { $0.uppercased() }].filter { $0 != text }
    }

    /// All ways to write the same address: as it is, its letters beyond ASCII escaped (RFC 3987, section 3.1) in either
    /// case, and as themselves.
    package static func spellings(of text: String) -> [String] {
        let escaped = String(
            decoding: text.utf8.flatMap { $0 < 0x80 ? [$0] : Array("%\(String($0, radix: 16, uppercase: true))".utf8) },
            as: UTF8.self
        )
        let letters = PercentEncoding.unescaped(text) { $0 >= 0x80 } ?? text
        var spellings = [text]
        for other in [escaped] + others(of: escaped) + [letters] where !spellings.contains(other) {
            spellings.append(other)
        }
        return spellings
    }

    private static func written(_ text: String, _ letters: (Substring) -> String) -> String {
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        return (parts.prefix(1).map(String.init) + parts.dropFirst().map { letters($0.prefix(2)) + $0.dropFirst(2) })
            .joined(separator: "%")
    }
}
