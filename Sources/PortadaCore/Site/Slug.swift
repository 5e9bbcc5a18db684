/// Makes the readable part of an address from a headline or a name.
public enum Slug {
    /// How long a slug is that a headline or a name gives, in characters.
    public static let standardLength = 80

    /// Lower-case ASCII letters, digits and single hyphens; at most `maxLength` characters, cut at a word's end.
    /// Latin letters lose their accents (`ñ` becomes `n`); other alphabets are left out. Falls back to `fallback`.
    public static func make(from text: String, maxLength: Int = standardLength, fallback: String = "nota") -> String {
        var slug = ""
        for scalar in text.lowercased().decomposed.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9":
                slug.unicodeScalars.append(scalar)
            case "\u{300}"..."\u{36F}", "'", "\u{2019}":
                continue
            // Soft hyphens, zero-width characters: nobody sees them.
            case _ where scalar.properties.generalCategory == .format:
                continue
            default:
                if let letters = spelled[scalar] {
                    slug += letters
                    continue
                }
                if !slug.isEmpty, slug.last != "-" { slug.append("-") }
            }
        }
        slug = shortened(slug, to: maxLength)
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? fallback : slug
    }

    /// Latin letters that are no other letter with an accent.
    private static let spelled: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
    ]

    private static func shortened(_ slug: String, to maxLength: Int) -> String {
        guard slug.count > maxLength else { return slug }
        let cut = slug.prefix(maxLength)
        guard let hyphen = cut.lastIndex(of: "-"), cut.distance(from: cut.startIndex, to: hyphen) > maxLength / 2 else {
            return String(cut)
        }
        return String(cut[..<hyphen])
    }
}
