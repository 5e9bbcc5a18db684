extension CleanHTML {
    private static let relatedBox = #"<p class="related">"#

    /// The text without some of its boxes that recommend a story: a box holds the headline that the story had.
    /// - Parameter isLeftOut: told the address that a box leads to, without what follows a `?` or a `#`.
    public func leavingOutRelated(where isLeftOut: (String) throws -> Bool) rethrows -> CleanHTML {
        guard markup.contains(Self.relatedBox) else { return self }
        return CleanHTML(joining: try blocks.filter { try !($0.relatedAddress.map(isLeftOut) ?? false) })
    }

    /// Where a block leads that is such a box.
    private var relatedAddress: String? {
        guard markup.hasPrefix(Self.relatedBox), let start = markup.firstRange(of: #"href=""#)?.upperBound else {
            return nil
        }
        return String(markup[start...].prefix { !"\"?#".contains($0) })
    }
}
