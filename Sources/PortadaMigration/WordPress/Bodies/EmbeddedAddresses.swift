import PortadaRendering

/// Addresses of services with players, which WordPress showed as players: alone in a line, or in a block of their own.
enum EmbeddedAddresses {
    /// Puts something in the place of each line that holds nothing but such an address.
    static func replaceLines(in text: String, _ player: (String) -> String) -> String {
        guard text.holds("http") else { return text }
        var output = ""
        output.reserveCapacity(text.utf8.count)
        var rest = text[...]
        while !rest.isEmpty {
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            let line = rest[..<end]
            if let address = address(in: line), EmbedProvider.isKnown(address) {
                output += player(address)
            } else {
                output += line
            }
            guard end < rest.endIndex else { break }
            output += "\n"
            rest = rest[rest.utf8.index(after: end)...]
        }
        return output
    }

    /// The address that is all of a line, but for a paragraph's tags.
    private static func address(in line: Substring) -> String? {
        var rest = line.utf8.drop(while: isSpace)
        if rest.starts(with: "<p>".utf8) { rest = rest.dropFirst(3).drop(while: isSpace) }
        guard rest.starts(with: "http".utf8), rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8)
        else { return nil }
        let address = rest.prefix { !isSpace($0) && !"<>\"".utf8.contains($0) }
        var behind = rest[address.endIndex...].drop(while: isSpace)
        if behind.starts(with: "</p>".utf8) { behind = behind.dropFirst(4).drop(while: isSpace) }
        return behind.isEmpty ? String(Substring(address)) : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// Puts our figures in the place of the editor's: `<figure class="wp-block-embed …">` with an address in it.
    static func replaceBlocks(in markup: String) -> String {
        guard markup.holds("wp-block-embed") else { return markup }
        var output = ""
        output.reserveCapacity(markup.utf8.count)
        var scanner = MarkupScanner(markup)
        while let piece = scanner.next() {
            if case .tag(let tag, "figure", false) = piece, tag.holds("wp-block-embed"),
                let (address, behind) = wrapped(scanner)
            {
                output += "<figure class=\"embed\"><a href=\"\(address)\">\(address)</a>"
                scanner = behind
            } else {
                output += piece.markup
            }
        }
        return output
    }

    /// The address in the wrapper that comes next, and what lies behind the wrapper.
    private static func wrapped(_ scanner: MarkupScanner) -> (String, MarkupScanner)? {
        var scanner = scanner
        var piece = scanner.next()
        if case .text(let text) = piece, text.allSatisfy(\.isWhitespace) { piece = scanner.next() }
        guard case .tag(let wrapper, "div", false) = piece, wrapper.holds("wp-block-embed__wrapper"),
            case .text(let text) = scanner.next(), case .tag(_, "div", true) = scanner.next()
        else { return nil }
        let address = text.trimmed
        guard address.hasPrefix("http://") || address.hasPrefix("https://"),
            !address.contains(where: { $0.isWhitespace || $0 == "\"" })
        else { return nil }
        return (address, scanner)
    }
}
