/// What a shape is filled with: a colour `#rrggbb`, or a gradient of the same drawing.
struct Ink: ExpressibleByStringLiteral, Sendable, Hashable {
    /// The value of a `fill` or `stroke` attribute.
    let css: String

    init(stringLiteral value: StaticString) {
        css = value.description
    }

    init(css: String) {
        self.css = css
    }

    /// This colour with a share (0 to 1) of another; a gradient stays as it is.
    func mixed(_ other: Ink, _ share: Double) -> Ink {
        guard let mine = channels, let theirs = other.channels else { return self }
        let word = zip(mine, theirs).reduce(0) { word, pair in
            let value = Double(pair.0) + (Double(pair.1) - Double(pair.0)) * share
            return word * 256 + Int(min(max(value.rounded(), 0), 255))
        }
        let digits = String(word, radix: 16)
        return Ink(css: "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
    }

    /// This colour, nearer to white.
    func lighter(_ share: Double) -> Ink { mixed("#fff6e8", share) }

    /// This colour, nearer to black.
    func darker(_ share: Double) -> Ink { mixed("#0a0d16", share) }

    private var channels: [Int]? {
        guard css.count == 7, css.hasPrefix("#"), let word = Int(css.dropFirst(), radix: 16) else { return nil }
        return [word >> 16 & 255, word >> 8 & 255, word & 255]
    }
}
