/// One shortcode in a body: `[gallery ids="1,2"]`, `[caption …]…[/caption]`.
struct Shortcode {
    var name: String
    var attributes: [String: String]
    /// What stands between its start and its end; nil when it has no end.
    var content: String?

    /// Puts something in the place of each shortcode. `[[name]]` is an escape and becomes `[name]`; what is in brackets
    /// and is no shortcode (`[sic]`, `[…]`) stays.
    static func replace(in text: String, known: Set<String>, _ body: (Shortcode) -> String) -> String {
        guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
        var scanner = ShortcodeScanner(text, known: known)
        var output = ""
        output.reserveCapacity(text.utf8.count)
        while let piece = scanner.next() {
            switch piece {
            case .text(let text): output += text
            case .shortcode(let shortcode): output += body(shortcode)
            }
        }
        return output
    }
}
