import PortadaCore
import PortadaRendering

/// Values as programs and old sites may have written them, the same in every run.
struct RandomText {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    /// A number below a bound (SplitMix64; Steele, Lea, Flood, 2014).
    mutating func number(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func flag() -> Bool { number(below: 2) == 0 }

    mutating func one<Element>(of choices: [Element]) -> Element { choices[number(below: choices.count)] }

    private static let pieces = [
        "puerto", "año", "an\u{303}o", "papa\u{301}", "20\u{202F}000", "10\u{A0}%", "«cita»", "\"comillas\"", "'uno'",
        "A & B",
        "3 < 5 > 2", "&amp;", "東京　大阪", "Київ", "مرحبا", "👨‍👩‍👧‍👦", "\u{200E}x", "so\u{AD}ft", "a  b", "?", "💥",
        "e\u{301}\u{302}",
    ]
    private static let joints = [" ", " ", " ", "  ", "\t", "\u{A0}", ""]
    private static let breaks = ["\n", "\n\n", "\r\n", "\r", "\u{2028}"]

    /// A text; sometimes with lines, sometimes longer than the desk takes.
    mutating func text(longest: Int, hasLines: Bool) -> String {
        let kind = number(below: 6)
        if kind == 0 { return "" }
        let length = kind == 1 ? longest + 50 : number(below: max(2, min(longest, 80)))
        var text = ""
        while text.unicodeScalars.count < length {
            text += one(of: Self.pieces)
            text += hasLines && number(below: 5) == 0 ? one(of: Self.breaks) : one(of: Self.joints)
        }
        return text
    }

    /// A moment: minutes, seconds, milliseconds, hours that clocks in Madrid show twice, far dates.
    mutating func moment() -> Timestamp? {
        switch number(below: 7) {
        case 0: nil
        case 1: Timestamp(milliseconds: 1_826_973_000_000)  // 2027-11-23T15:10:00Z
        case 2: Timestamp(milliseconds: 1_811_844_030_250)
        case 3: Timestamp(milliseconds: 1_824_946_200_000)  // 2027-10-31T00:30:00Z, the first 02:30
        case 4: Timestamp(milliseconds: 1_824_949_800_000)  // 2027-10-31T01:30:00Z, the second 02:30
        case 5: Timestamp(milliseconds: 253_402_300_740_000)  // 9999-12-31T23:59:00Z
        default: Timestamp(milliseconds: 1_800_000_000_000 + Int64(number(below: 2_000_000_000)) * 37)
        }
    }

    /// Some of what there is, in an order of its own.
    mutating func some<Element>(of all: [Element], atMost count: Int) -> [Element] {
        var rest = all
        return (0..<number(below: min(count, all.count) + 1)).map { _ in rest.remove(at: number(below: rest.count)) }
    }

    /// Clean markup.
    mutating func markup(_ policy: HTMLSanitizer.Policy) -> CleanHTML {
        let texts = (0..<3).map { _ in HTMLText.escape(text(longest: 60, hasLines: true)) }
        let shapes =
            policy == .inline
            ? ["\(texts[0])", "\(texts[0]) <em>\(texts[1])</em>", "<a href=\"https://otro.invalid/\">\(texts[0])</a>"]
            : [
                "<p>\(texts[0])</p><p>\(texts[1])</p>", "<h2>\(texts[0])</h2>\n<p>\(texts[1])<br>\(texts[2])</p>",
                "<ul><li>\(texts[0])</li></ul><blockquote><p>\(texts[1])</p></blockquote>", "",
            ]
        return HTMLSanitizer(policy: policy).clean(one(of: shapes))
    }
}
