import PortadaCore

/// The tags of the questions that a reader asked, noted by the questions themselves. Used by one thread.
public final class QueryTrace {
    /// The tags so far.
    public private(set) var tags: Set<QueryTag> = []

    init() {}

    /// Notes a question. Pages note what they take from elsewhere than the store, such as the day.
    public func note(_ tag: QueryTag) { tags.insert(tag) }

    /// Notes several.
    public func note(_ tags: some Sequence<QueryTag>) { self.tags.formUnion(tags) }

    /// The tags of the questions asked in a piece of work; those asked before and after it stay out.
    public func tags<Result>(of work: () throws -> Result) rethrows -> (result: Result, tags: Set<QueryTag>) {
        let before = tags
        tags = []
        defer { tags = before }
        let result = try work()
        return (result, tags)
    }
}

extension ArticleList {
    /// The tags under which its answers change.
    var queryTags: [QueryTag] {
        switch self {
        case .newspaper: [.latest]
        case .section(let id): [.section(id)]
        case .person(let id): [.person(id)]
        case .tag(let id): [.tag(id)]
        case .kind(let kind): [.kind(kind)]
        case .period(let range): Self.months(of: range)
        }
    }

    /// How many of a list are its top.
    static let topLength = 100

    /// The tags under which its first few answers change: those of the whole list where they are many.
    func topTags(_ limit: Int) -> [QueryTag] {
        if case .period = self { return queryTags }
        return limit <= Self.topLength ? queryTags.map { .top($0) } : queryTags
    }

    /// A short stretch of time changes with its months, a long one with every story.
    private static func months(of range: Range<Timestamp>) -> [QueryTag] {
        let (first, last) = (ChangeRules.month(of: range.lowerBound), ChangeRules.month(of: range.upperBound))
        return last - first <= 12 && last >= first ? (first...last).map { .month($0) } : [.latest]
    }
}
