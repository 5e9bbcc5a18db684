extension CleanHTML {
    /// The words alone: tags left out, entities decoded, blocks separated by a line break.
    ///
    /// Understands what the sanitiser writes, not HTML at large.
    public var plainText: String {
        var text: [UInt8] = []
        let bytes = Array(markup.utf8)
        text.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                let end = Self.endOfTag(bytes, from: index)
                if Self.separates(bytes[index..<end]), let last = text.last, last != UInt8(ascii: "\n") {
                    text.append(UInt8(ascii: "\n"))
                }
                index = end
            case UInt8(ascii: "&"):
                index = Self.decodeEntity(bytes, at: index, into: &text)
            default:
                text.append(bytes[index])
                index += 1
            }
        }
        while let last = text.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// The end of the tag that begins at `start`; a `>` inside quotes doesn't end it.
    package static func endOfTag(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { $0.endOfTag(from: start) }
    }

    /// Whether a tag stands between words: all do but those of phrases.
    private static func separates(_ tag: ArraySlice<UInt8>) -> Bool {
        let name = tag.drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "/") }
            .prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
        return !phrasing.contains(String(decoding: name, as: UTF8.self))
    }

    private static let phrasing: Set<String> = [
        "a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
    ]

    /// Decodes the entity at `index`, or takes the ampersand as it is. Returns where to go on.
    private static func decodeEntity(_ bytes: [UInt8], at index: Int, into text: inout [UInt8]) -> Int {
        let window = bytes[index..<min(index + 12, bytes.count)]
        guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")) else {
            text.append(bytes[index])
            return index + 1
        }
        let name = String(decoding: bytes[(index + 1)..<semicolon], as: UTF8.self)
        guard let scalar = named[name] ?? numbered(name) else {
            text.append(bytes[index])
            return index + 1
        }
        text.append(contentsOf: String(Character(scalar)).utf8)
        return semicolon + 1
    }

    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]

    private static func numbered(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }
}
