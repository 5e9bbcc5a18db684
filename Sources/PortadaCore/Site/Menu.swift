/// A list of links that the newspaper arranges: the header's or the footer's.
public struct Menu: Sendable, Hashable, Codable {
    /// The menus that a page has a place for.
    public enum Place: String, Sendable, Hashable, CaseIterable, Codable {
        /// The sections in the masthead.
        case header
        /// The links at the foot.
        case footer
    }

    /// One link, with the links below it (one level).
    public struct Entry: Sendable, Hashable, Codable {
        /// What it leads to.
        public enum Target: Sendable, Hashable, Codable {
            /// A section's front; follows the section when it moves.
            case section(Identifier<Section>)
            /// A story or page; follows it when it moves.
            case article(Identifier<Article>)
            /// An address: a path on the site, or `https://…`.
            case address(String)
        }

        /// The words of the link; empty means the target's own name.
        public var label: String
        /// What it leads to.
        public var target: Target
        /// The links below it.
        public var children: [Entry]

        /// Makes an entry.
        public init(label: String = "", target: Target, children: [Entry] = []) {
            self.label = label
            self.target = target
            self.children = children
        }
    }

    /// How many links a menu has at most, those below others included.
    public static let maxEntries = 200

    /// Its links, in order.
    public var entries: [Entry]

    /// Makes a menu.
    public init(entries: [Entry] = []) {
        self.entries = entries
    }
}
