import PortadaCore

/// Spaces at which no line may be broken: between a number and its unit (1,1 %, 40 km, 6:10 p. m.), a currency and its
/// number (US$ 5), and the thousands of a number (2 000 000).
///
/// They are put in where texts are rendered. What is stored, searched and given to programs keeps its plain spaces.
public enum FixedSpaces {
    /// U+00A0.
    private static let fixed: [UInt8] = [0xC2, 0xA0]
    private static let space = UInt8(ascii: " ")
    private static let signs: [StaticString] = ["%", "‰", "°", "º", "€"]
    private static let units: Set<String> = [
        "km", "m", "cm", "mm", "ha", "kg", "g", "mg", "t", "l", "L", "ml", "kW", "MW", "GW", "kWh", "MWh", "GWh", "W",
        "V",
        "Hz", "kHz", "MHz", "GHz", "kB", "MB", "GB", "TB", "am", "pm", "mph", "USD", "EUR",
    ]
    private static let dayHalves: [StaticString] = ["a. m.", "p. m."]
    private static let currencies: [StaticString] = ["$", "€", "Bs", "Bs.", "USD", "EUR"]
    private static let longestUnit = 3

    /// A text with such spaces.
    public static func text(_ text: String) -> String {
        var text = text
        return text.withUTF8 { fixed(in: $0, isMarkup: false) } ?? text
    }

    /// Markup with such spaces in its texts; tags stay as they are.
    public static func markup(_ html: CleanHTML) -> CleanHTML {
        var markup = html.markup
        return markup.withUTF8 { fixed(in: $0, isMarkup: true) }.map { CleanHTML(vouchedFor: $0) } ?? html
    }

    /// Nil where nothing changes, as in most texts.
    private static func fixed(in bytes: MarkupBytes, isMarkup: Bool) -> String? {
        var places: [Int] = []
        var index = 0
        // The last byte of text before a tag: a number may stand in bold letters, and its unit behind them.
        var before: UInt8 = 0
        while index < bytes.count {
            let end = isMarkup ? bytes.next(UInt8(ascii: "<"), from: index) : bytes.count
            find(in: bytes, index..<end, behind: before, &places)
            if end > index { before = bytes[end - 1] }
            index = end < bytes.count ? bytes.endOfTag(from: end) : end
        }
        guard !places.isEmpty else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + places.count)
        var start = 0
        for place in places {
            output.append(contentsOf: bytes[start..<place])
            output.append(contentsOf: fixed)
            start = place + 1
        }
        output.append(contentsOf: bytes[start...])
        return String(decoding: output, as: UTF8.self)
    }

    private static func find(
        in bytes: MarkupBytes,
        _ range: Range<Int>,
        behind before: UInt8,
        _ places: inout [Int]
    ) {
        guard range.count > 1 else { return }
        // A digit stands on one side of every such space.
        for place in range.lowerBound..<(range.upperBound - 1) where bytes[place] == space {
            if isDigit(place > range.lowerBound ? bytes[place - 1] : before) {
                if isUnit(bytes, from: place + 1, to: range.upperBound) || isThousands(bytes, at: place, in: range) {
                    places.append(place)
                } else if isDayHalf(bytes, from: place + 1, to: range.upperBound) {
                    places += [place, place + 3]
                }
            } else if isDigit(bytes[place + 1]), isCurrency(bytes, before: place, from: range.lowerBound) {
                places.append(place)
            }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Letters, and all that is no ASCII: of a letter with an accent, both bytes.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isUnit(_ bytes: MarkupBytes, from start: Int, to end: Int) -> Bool {
        if signs.contains(where: { bytes.has($0, at: start) }) { return true }
        var last = start
        while last < end, last - start <= longestUnit, isLetter(bytes[last]), bytes[last] < 0x80 { last += 1 }
        guard last > start, last - start <= longestUnit else { return false }
        // What follows is no letter; a raised two or three may.
        let isEnd =
            last == end || !isLetter(bytes[last]) || bytes.has("²", at: last) || bytes.has("³", at: last)
            || bytes.has("\u{A0}", at: last) || bytes.has("…", at: last) || bytes.has("»", at: last)
            || bytes.has("”", at: last) || bytes.has("–", at: last) || bytes.has("—", at: last)
        return isEnd && units.contains(String(decoding: bytes[start..<last], as: UTF8.self))
    }

    private static func isDayHalf(_ bytes: MarkupBytes, from start: Int, to end: Int) -> Bool {
        start + 5 <= end && dayHalves.contains { bytes.has($0, at: start) }
    }

    /// Whether a space stands between one to three digits and three: a year before a number is none of it.
    private static func isThousands(_ bytes: MarkupBytes, at place: Int, in range: Range<Int>) -> Bool {
        let next = place + 1
        guard next + 3 <= range.upperBound, (next..<next + 3).allSatisfy({ isDigit(bytes[$0]) }),
            next + 3 == range.upperBound || !isDigit(bytes[next + 3])
        else { return false }
        var first = place
        while first > range.lowerBound, place - first < 4, isDigit(bytes[first - 1]) { first -= 1 }
        return (1...3).contains(place - first)
    }

    private static func isCurrency(_ bytes: MarkupBytes, before place: Int, from start: Int) -> Bool {
        currencies.contains { sign in
            let first = place - sign.utf8CodeUnitCount
            guard first >= start, bytes.has(sign, at: first) else { return false }
            return !isLetter(sign.utf8Start[0]) || sign.utf8Start[0] >= 0x80 || first == start
                || !isLetter(bytes[first - 1])
        }
    }
}
