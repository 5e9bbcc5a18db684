/// Makes the readable part of an address from a headline or a name.
public enum Slug {
    /// Lower-case ASCII letters, digits and single hyphens; at most `maxLength` characters, cut at a word's end.
    /// Latin letters lose their accents (`ñ` becomes `n`); other alphabets are left out. Falls back to `fallback`.
    public static func make(from text: String, maxLength: Int = 80, fallback: String = "nota") -> String {
        var slug = ""
        for scalar in text.lowercased().decomposed.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9":
                slug.unicodeScalars.append(scalar)
            case "ß":
                slug += "ss"
            case "æ":
                slug += "ae"
            case "ø":
                slug += "o"
            case "\u{300}"..."\u{36F}", "'", "\u{2019}":
                continue
            default:
                if !slug.isEmpty, slug.last != "-" { slug.append("-") }
            }
        }
        slug = shortened(slug, to: maxLength)
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? fallback : slug
    }

    private static func shortened(_ slug: String, to maxLength: Int) -> String {
        guard slug.count > maxLength else { return slug }
        let cut = slug.prefix(maxLength)
        guard let hyphen = cut.lastIndex(of: "-"), cut.distance(from: cut.startIndex, to: hyphen) > maxLength / 2 else {
            return String(cut)
        }
        return String(cut[..<hyphen])
    }
}
