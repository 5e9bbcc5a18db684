import PortadaCore

/// The name of a block: a part of pages that is rendered once and shared by all pages that show it.
enum BlockKey: Hashable, Sendable {
    /// The head of a page, in its few forms.
    enum Masthead: Hashable, Sendable {
        /// With search and the sections below the current one.
        case standard
        /// The same, with the newspaper's name as the first heading.
        case front
        /// For pages that name the sections below themselves.
        case withoutSubsections
        /// For pages with a search of their own.
        case withoutSearch
    }

    /// The theme's critical style.
    case style
    /// The head of pages of a section.
    case masthead(Masthead, current: Identifier<Section>?)
    /// The foot of every page.
    case footer
    /// The strip above every page; empty while nothing is breaking.
    case breaking
    /// The column beside, with these stories in each of its blocks.
    case rail([[Identifier<Article>]])
    /// Below every story, likewise.
    case articleEnd([[Identifier<Article>]])
    /// The front's blocks by section.
    case front
    /// The column beside the front: with its pins, and without what the front shows elsewhere.
    case frontRail
    /// The box in the text with these stories.
    case inline([Identifier<Article>])
    /// The row below the text with these stories.
    case related([Identifier<Article>])
    /// How often a story was shared: apart from its page, which a share must not render anew.
    case shares(Identifier<Article>)

    /// The sort of block, for the numbers to look at.
    var kind: String {
        switch self {
        case .style: "style"
        case .masthead: "masthead"
        case .footer: "footer"
        case .breaking: "breaking"
        case .rail: "rail"
        case .articleEnd: "article-end"
        case .front: "front"
        case .frontRail: "front-rail"
        case .inline: "inline"
        case .related: "related"
        case .shares: "shares"
        }
    }
}

/// A block as the newsroom's data make it.
struct MadeBlock: Sendable {
    /// Its markup.
    var bytes: [UInt8]
}
