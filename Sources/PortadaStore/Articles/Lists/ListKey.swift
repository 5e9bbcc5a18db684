import PortadaCore

/// A list of published stories that readers see.
public enum ArticleList: Sendable, Hashable {
    /// All of the newspaper's.
    case newspaper
    /// Those of a section and of the sections below it.
    case section(Identifier<Section>)
    /// Those that a person or an agency signs.
    case person(Identifier<Person>)
    /// Those with a tag.
    case tag(Identifier<Tag>)
    /// Those of a kind.
    case kind(ArticleKind)
    /// Those published in a stretch of time.
    case period(Range<Timestamp>)
}

/// A list as the table `listing` names it.
struct ListKey: Hashable, Sendable {
    let list: Int64
    let subject: Int64

    static let newspaper = ListKey(list: 0, subject: 0)
    static func section(_ id: Identifier<Section>) -> ListKey { ListKey(list: sectionList, subject: id.rawValue) }
    static func person(_ id: Identifier<Person>) -> ListKey { ListKey(list: 2, subject: id.rawValue) }
    static func tag(_ id: Identifier<Tag>) -> ListKey { ListKey(list: 3, subject: id.rawValue) }
    static func kind(_ kind: ArticleKind) -> ListKey {
        ListKey(list: kindList, subject: Int64(ArticleKind.allCases.firstIndex(of: kind) ?? 0))
    }
    /// A month in UTC, counted from January 1970.
    static func month(_ month: Int) -> ListKey { ListKey(list: monthList, subject: Int64(month)) }
    private static let sectionList: Int64 = 1
    static let personList: Int64 = 2
    static let tagList: Int64 = 3
    private static let kindList: Int64 = 4
    static let monthList: Int64 = 5

    /// How many bits of a publication's milliseconds tell moments of one stretch of the list apart: the newspaper's own has
    /// stretches of 3 days, any other of 25. The triggers of `Migration.largeArchives` count in the same.
    var stretchBits: Int64 { list == 0 ? 28 : 31 }

    /// The tag under which the list's answers change.
    var queryTag: QueryTag? {
        switch list {
        case 0: .latest
        case Self.sectionList: .section(Identifier(subject))
        case Self.personList: .person(Identifier(subject))
        case Self.tagList: .tag(Identifier(subject))
        case Self.kindList:
            ArticleKind.allCases.indices.contains(Int(clamping: subject))
                ? .kind(ArticleKind.allCases[Int(clamping: subject)]) : nil
        case Self.monthList: .month(Int(clamping: subject))
        default: nil
        }
    }

    init(list: Int64, subject: Int64) {
        self.list = list
        self.subject = subject
    }

    /// The key of a reader's list; a period is a stretch of the newspaper's.
    init(_ list: ArticleList) {
        switch list {
        case .newspaper, .period: self = .newspaper
        case .section(let id): self = .section(id)
        case .person(let id): self = .person(id)
        case .tag(let id): self = .tag(id)
        case .kind(let kind): self = .kind(kind)
        }
    }

    /// Every list that a story stands in.
    static func all(of article: Article, sections: SectionTree) -> Set<ListKey> {
        var keys: Set<ListKey> = []
        for tag in ChangeRules.lists(of: article, sections: sections) {
            switch tag {
            case .latest: keys.insert(.newspaper)
            case .section(let id): keys.insert(.section(id))
            case .person(let id): keys.insert(.person(id))
            case .tag(let id): keys.insert(.tag(id))
            case .kind(let kind): keys.insert(.kind(kind))
            case .month(let month): keys.insert(.month(month))
            default: break
            }
        }
        return keys
    }
}

/// A place in a list, to go on from.
public struct ListCursor: Sendable, Hashable {
    /// The publication time of the last story before.
    public var published: Timestamp
    /// Its number.
    public var id: Identifier<Article>

    /// The place after a story.
    public init(after story: ArticleSummary) {
        published = story.published
        id = story.id
    }
}
