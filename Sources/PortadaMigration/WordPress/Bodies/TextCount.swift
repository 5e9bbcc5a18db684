import PortadaRendering

/// How many words readers see in markup, counted alike before and after a body's way in, so that a loss is noticed: neither
/// tags nor shortcodes nor addresses are words.
struct TextCount {
    /// The words.
    private(set) var words = 0

    private var isInWord = false

    /// What readers don't see, or not as text.
    private static let hidden: Set<String> = ["script", "style", "noscript", "template", "iframe", "object", "svg"]
    /// Tags that stand between words.
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dir", "div", "dl",
        "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead",
        "tr", "ul",
    ]

    init(_ markup: String) {
        var hider: String?
        for piece in MarkupScanner(markup) {
            switch piece {
            case .comment: continue
            case .tag(_, let name, let isEnd):
                if let open = hider {
                    if isEnd, name == open { hider = nil }
                    continue
                }
                if !isEnd, Self.hidden.contains(name) { hider = name }
                if Self.blocks.contains(name) { isInWord = false }
            case .text(let text):
                guard hider == nil else { continue }
                take(text.utf8)
            }
        }
    }

    private mutating func take(_ text: Substring.UTF8View) {
        var rest = text[...]
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "["): rest = rest.dropFirst(Self.shortcodeLength(rest))
            case UInt8(ascii: "&"): takeReference(&rest)
            case UInt8(ascii: "h")
            where !isInWord && (rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8)):
                rest = rest.drop { $0 > 0x20 }
                continue
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: letter()
            case 0xC2: takeSign(&rest)
            // Other scripts' letters; typography and emoji stand between words.
            case 0xC3...0xE1, 0xE3...0xEF: letter()
            case 0x80...0xBF: break
            default: isInWord = false
            }
            rest = rest.dropFirst()
        }
    }

    private mutating func letter() {
        if !isInWord { words += 1 }
        isInWord = true
    }

    /// U+0080 to U+00BF: soft hyphens are nothing, ª and º letters, all others stand between words.
    private mutating func takeSign(_ rest: inout Substring.UTF8View) {
        switch rest.dropFirst().first {
        case 0xAD: break
        case 0xAA, 0xBA: letter()
        default: isInWord = false
        }
    }

    /// A reference is a letter when it names one with an accent; leaves its last byte.
    private mutating func takeReference(_ rest: inout Substring.UTF8View) {
        let name = rest.dropFirst().prefix(12)
        guard let end = name.firstIndex(of: UInt8(ascii: ";")) else {
            isInWord = false
            return
        }
        let text = String(Substring(name[..<end]))
        rest = rest[end...]
        switch Self.scalar(text) {
        case nil where Self.namesLetter(text): letter()
        case nil where ["shy", "zwnj", "zwj"].contains(text): break
        case let scalar? where scalar.properties.generalCategory == .format: break
        case let scalar? where scalar.value < 0x2000 || scalar.value > 0x2FFF:
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                letter()
            } else {
                isInWord = false
            }
        default: isInWord = false
        }
    }

    /// What a number stands for; nil for a name.
    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init) ?? " "
    }

    private static func namesLetter(_ name: String) -> Bool {
        ["acute", "grave", "circ", "tilde", "uml", "ring", "cedil", "slash", "lig", "caron", "breve", "macr", "dot"]
            .contains(where: name.hasSuffix) && name.first?.isLetter == true && name.count > 4
            || ["ordf", "ordm", "inodot"].contains(name)
    }

    /// How many bytes but the last one a shortcode's tag takes; none when it is but a bracket.
    private static func shortcodeLength(_ text: Substring.UTF8View) -> Int {
        var inside = text.dropFirst()
        if inside.first == UInt8(ascii: "/") { inside = inside.dropFirst() }
        guard let first = inside.first, (0x61...0x7A).contains(first | 0x20) else { return 0 }
        guard let end = inside.prefix(4000).firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }),
            inside[end] == UInt8(ascii: "]")
        else { return 0 }
        return text[..<end].count
    }
}
