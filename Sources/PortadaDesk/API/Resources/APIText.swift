/// Texts from outside as the newspaper keeps them.
enum APIText {
    /// One line: what breaks lines becomes a space, control characters go.
    static func line(_ text: String) -> String {
        printable(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Several lines, without control characters and without spaces around.
    static func lines(_ text: String) -> String {
        let lines = printable(text.replacing("\r\n", with: "\n")).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return lines.map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
            .trimmed
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

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
