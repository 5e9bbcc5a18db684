/// The name of a question that pages ask the store. A page piece remembers the tags of the questions it asked; an
/// operation writes the tags whose answers may differ after it. `ChangeTable` says which operation touches which.
public enum QueryTag: Hashable, Sendable {
    /// One story by its number, with its bylines' and sections' choice, corrections and pictures.
    case article(Identifier<Article>)
    /// What is shown of a story elsewhere than on its own page: headline, summary, picture, byline, address, and whether
    /// readers see it at all.
    case teaser(Identifier<Article>)
    /// The first few of a list of stories, and how they are shown; the list is named by its own tag.
    indirect case top(QueryTag)
    /// The newest stories of the newspaper, and what is counted or chosen among all of them.
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
    /// The stories published just before and just after one.
    case neighbours(Identifier<Article>)
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
    /// Any picture's data.
    case pictures
    /// Which people there are.
    case people
    /// Which tags there are.
    case tags
    /// Which pages outside the news there are.
    case pages
    /// What was put right in any published story.
    case corrections
    /// A menu.
    case menu(Menu.Place)
    /// The blocks of a zone.
    case blocks(Block.Zone)
    /// What the newsroom holds on the front.
    case front
    /// The strip above every page.
    case breaking
    /// The newspaper's settings.
    case settings
    /// What addresses with this last part lead to: `/a/b/slug/`, `/slug`, an author's `slug`. See `address(of:)`.
    case address(String)
    /// The day that it is in the newspaper's time zone.
    case day

    /// What kind of question a tag names: the tag without its subject.
    public enum Family: String, Sendable, Hashable, CaseIterable {
        case article, teaser, top, latest, section, kind, person, tag, month, neighbours, comments, shares
        case sectionTree = "section-tree"
        case personDetails = "person-details"
        case tagDetails = "tag-details"
        case picture, pictures, people, tags, pages, corrections, menu, blocks, front, breaking, settings, address, day
    }

    /// The tag of an address: all addresses that end alike share it, because one that isn't known is looked for under
    /// its last part.
    public static func address(of path: String) -> QueryTag {
        let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        return .address(last)
    }

    /// What kind of question it names.
    public var family: Family { parts.family }

    /// The tag as the change table keeps it.
    public var text: String {
        let (family, subject) = parts
        return subject.isEmpty ? family.rawValue : "\(family.rawValue):\(subject)"
    }

    private var parts: (family: Family, subject: String) {
        switch self {
        case .article(let id): (.article, "\(id)")
        case .teaser(let id): (.teaser, "\(id)")
        case .top(let list): (.top, list.text)
        case .latest: (.latest, "")
        case .section(let id): (.section, "\(id)")
        case .kind(let kind): (.kind, kind.rawValue)
        case .person(let id): (.person, "\(id)")
        case .tag(let id): (.tag, "\(id)")
        case .month(let month): (.month, "\(month)")
        case .neighbours(let id): (.neighbours, "\(id)")
        case .comments(let id): (.comments, "\(id)")
        case .shares(let id): (.shares, "\(id)")
        case .sectionTree: (.sectionTree, "")
        case .personDetails(let id): (.personDetails, "\(id)")
        case .tagDetails(let id): (.tagDetails, "\(id)")
        case .picture(let id): (.picture, "\(id)")
        case .pictures: (.pictures, "")
        case .people: (.people, "")
        case .tags: (.tags, "")
        case .pages: (.pages, "")
        case .corrections: (.corrections, "")
        case .menu(let place): (.menu, place.rawValue)
        case .blocks(let zone): (.blocks, zone.rawValue)
        case .front: (.front, "")
        case .breaking: (.breaking, "")
        case .settings: (.settings, "")
        case .address(let last): (.address, last)
        case .day: (.day, "")
        }
    }

    /// Reads a tag of the change table; nil for one of another version of the program.
    public init?(text: String) {
        let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let family = sides.first.flatMap({ Family(rawValue: String($0)) }) else { return nil }
        let subject = sides.count > 1 ? String(sides[1]) : ""
        switch family {
        case .latest: self = .latest
        case .sectionTree: self = .sectionTree
        case .pictures: self = .pictures
        case .people: self = .people
        case .tags: self = .tags
        case .pages: self = .pages
        case .front: self = .front
        case .breaking: self = .breaking
        case .corrections: self = .corrections
        case .settings: self = .settings
        case .day: self = .day
        case .address: self = .address(subject)
        case .top:
            guard let list = QueryTag(text: subject), list.family != .top else { return nil }
            self = .top(list)
        case .kind, .menu, .blocks:
            guard let tag = Self.named(family, subject) else { return nil }
            self = tag
        default:
            guard let number = NumberRange.keys.read(subject) else { return nil }
            self = Self.numbered(family, number)
        }
    }

    private static func named(_ family: Family, _ subject: String) -> QueryTag? {
        switch family {
        case .kind: ArticleKind(rawValue: subject).map { .kind($0) }
        case .menu: Menu.Place(rawValue: subject).map { .menu($0) }
        default: Block.Zone(rawValue: subject).map { .blocks($0) }
        }
    }

    private static func numbered(_ family: Family, _ number: Int64) -> QueryTag {
        switch family {
        case .teaser: .teaser(Identifier(number))
        case .section: .section(Identifier(number))
        case .person: .person(Identifier(number))
        case .tag: .tag(Identifier(number))
        case .month: .month(Int(number))
        case .neighbours: .neighbours(Identifier(number))
        case .comments: .comments(Identifier(number))
        case .shares: .shares(Identifier(number))
        case .personDetails: .personDetails(Identifier(number))
        case .tagDetails: .tagDetails(Identifier(number))
        case .picture: .picture(Identifier(number))
        default: .article(Identifier(number))
        }
    }
}
