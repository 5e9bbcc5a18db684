/// The letters in which percent escapes are written: `%C3` and `%c3` are the same byte, but not the same text.
package enum EscapeLetters {
    /// The text with all its escapes in small and in capital letters, without the text itself.
    package static func others(of text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return [] }
        return [written(text) { $0.lowercased() }, written(text) { $0.uppercased() }].filter { $0 != text }
    }

    private static func written(_ text: String, _ letters: (Substring) -> String) -> String {
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        return (parts.prefix(1).map(String.init) + parts.dropFirst().map { letters($0.prefix(2)) + $0.dropFirst(2) })
            .joined(separator: "%")
    }
}
