/// Texts that people type and programs send, as the newspaper keeps them.
///
/// Spaces that don't break, such as those in "20 000 votos", are kept: only what separates words in typing becomes one
/// space.
public enum TypedText {
    /// One line: what breaks lines becomes a space, control characters go.
    public static func line(_ text: String) -> String {
        joined(printable(text).split { isSeparator($0) || $0.isNewline })
    }

    /// Several lines, without control characters and without spaces around.
    public static func lines(_ text: String) -> String {
        let lines = printable(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return trimmed(lines.map { joined($0.split(whereSeparator: isSeparator)) }.joined(separator: "\n"))
    }

    private static func joined(_ words: [Substring]) -> String { trimmed(words.joined(separator: " ")) }

    private static func isSeparator(_ character: Character) -> Bool { character == " " || character == "\t" }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    private static func printable(_ text: String) -> String {
        var clean = ""
        clean.unicodeScalars = text.unicodeScalars.filter { scalar in
            scalar == "\n" || scalar == "\t" || scalar == "\r"
                || !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
        }
        return clean
    }
}
