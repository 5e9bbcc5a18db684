extension String {
    /// A name for comparing: what differs from it by capitals, kinds of space, the mark of a hashtag or letters that nobody
    /// sees alone is the same name. Accents and ñ make another name.
    public var nameKey: String {
        var seen = ""
        seen.unicodeScalars = decomposed.lowercased().unicodeScalars.filter { !Self.isUnseen($0) }
        if seen.first == "#", seen.count > 1 { seen.removeFirst() }
        return seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Zero-width spaces, soft hyphens and marks of direction (Unicode 15, categories Cf). The joiners stay: letters and
    /// emoji change with them.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension Tag {
    /// Its name for comparing with others'.
    public var nameKey: String { name.nameKey }
}
