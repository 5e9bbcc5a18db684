/// A place in a page that is filled after rendering, because what stands there is shared with other pages.
public struct TemplateSlot: RawRepresentable, Sendable, Hashable {
    /// Its number; the theme's own are negative.
    public let rawValue: Int

    /// Takes a number, from 0.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The theme's critical style.
    public static let style = TemplateSlot(rawValue: -1)
}

/// Where a slot stands in a rendered page.
public struct TemplateCut: Sendable, Hashable {
    /// How many bytes of the page stand before it.
    public let offset: Int
    /// What belongs there.
    public let slot: TemplateSlot
}
