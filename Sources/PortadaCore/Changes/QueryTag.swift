/// The name of a question that pages ask the store. A page piece remembers the tags of the questions it asked; an
/// operation writes the tags whose answers may differ after it.
public enum QueryTag: Hashable, Sendable {
    /// One story by its number, with its bylines' and sections' choice, corrections and pictures.
    case article(Identifier<Article>)
    /// The newest stories of the newspaper.
    case latest
    /// The newest stories of a section and of those below it.
    case section(Identifier<Section>)
    /// The newest stories of a kind.
    case kind(ArticleKind)
    /// The newest stories of an author or agency.
    case person(Identifier<Person>)
    /// The newest stories with a tag.
    case tag(Identifier<Tag>)
    /// The stories of a month in the archive, by its first moment in UTC months since 1970.
    case month(Int)
    /// The comments of a story, and their number.
    case comments(Identifier<Article>)
    /// How often a story was shared.
    case shares(Identifier<Article>)
    /// Names, addresses and family of all sections.
    case sectionTree
    /// The person's own data: name, address, biography, portrait.
    case personDetails(Identifier<Person>)
    /// The tag's own data: name and address.
    case tagDetails(Identifier<Tag>)
    /// A picture's data.
    case picture(Identifier<Picture>)
    /// A menu.
    case menu(Menu.Place)
    /// The blocks of a zone.
    case blocks(Block.Zone)
    /// The newspaper's settings.
    case settings
    /// What an address leads to, for addresses that led nowhere before.
    case addresses

    /// The tag as the change table keeps it.
    public var text: String {
        switch self {
        case .article(let id): "article:\(id)"
        case .latest: "latest"
        case .section(let id): "section:\(id)"
        case .kind(let kind): "kind:\(kind.rawValue)"
        case .person(let id): "person:\(id)"
        case .tag(let id): "tag:\(id)"
        case .month(let month): "month:\(month)"
        case .comments(let id): "comments:\(id)"
        case .shares(let id): "shares:\(id)"
        case .sectionTree: "section-tree"
        case .personDetails(let id): "person-details:\(id)"
        case .tagDetails(let id): "tag-details:\(id)"
        case .picture(let id): "picture:\(id)"
        case .menu(let place): "menu:\(place.rawValue)"
        case .blocks(let zone): "blocks:\(zone.rawValue)"
        case .settings: "settings"
        case .addresses: "addresses"
        }
    }
}
