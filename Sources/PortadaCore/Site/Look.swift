/// What the newspaper chooses of its theme's options; what it leaves open is the theme's own.
public struct Look: Sendable, Hashable, Codable {
    /// The accent colour, `#rrggbb`.
    public var accent: String?
    /// The accent colour on dark ground, `#rrggbb`.
    public var accentDark: String?
    /// The font of the newspaper's name: a word for a list of fonts, such as `serif` or `slab`.
    public var lettering: String?
    /// The arrangement of pages: one of those that the theme offers.
    public var layout: String?

    /// Makes a choice.
    public init(
        accent: String? = nil,
        accentDark: String? = nil,
        lettering: String? = nil,
        layout: String? = nil
    ) {
        self.accent = accent
        self.accentDark = accentDark
        self.lettering = lettering
        self.layout = layout
    }

    /// Whether the colours are colours.
    public var isUsable: Bool {
        [accent, accentDark].compactMap { $0 }.allSatisfy { color in
            color.first == "#" && color.utf8.count == 7 && color.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
        }
    }
}
