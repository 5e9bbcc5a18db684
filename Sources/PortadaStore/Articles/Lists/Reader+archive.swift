import PortadaCore

/// Which stories a program asks for.
public struct ArchiveFilter: Sendable, Hashable {
    /// Only in this state; nil for all but those in the bin and those killed.
    public var status: ArticleStatus?
    /// Only of this section and those below it (readers' lists), or as the primary one.
    public var section: Identifier<Section>?
    /// Only with this tag.
    public var tag: Identifier<Tag>?
    /// Only those that this person or agency signs.
    public var person: Identifier<Person>?
    /// Only those that were changed from then on; they come in the order of their changes, the oldest first.
    public var changedSince: Timestamp?

    /// Makes a filter.
    public init(
        status: ArticleStatus? = nil,
        section: Identifier<Section>? = nil,
        tag: Identifier<Tag>? = nil,
        person: Identifier<Person>? = nil,
        changedSince: Timestamp? = nil
    ) {
        self.status = status
        self.section = section
        self.tag = tag
        self.person = person
        self.changedSince = changedSince
    }
}

/// A place in a list of stories, to go on from.
public struct ArchiveCursor: Sendable, Hashable {
    /// The moment by which the list is ordered.
    public var moment: Timestamp
    /// The last story before.
    public var id: Identifier<Article>

    /// Makes a place.
    public init(moment: Timestamp, id: Identifier<Article>) {
        self.moment = moment
        self.id = id
    }
}

/// A part of a list of stories.
public struct ArchiveSlice: Sendable, Hashable {
    /// The stories, in the list's order.
    public var places: [ArchiveCursor]
    /// Behind which the list goes on; nil at its end.
    public var next: ArchiveCursor?
}

extension Reader {
    /// How many stories are looked at for one part of a list when more is asked of them than one index answers: programs go
    /// on by themselves.
    private static let looks = 500

    /// Stories for a program: published ones by publication, the newest first; others by their last save; with
    /// `changedSince` the oldest change first, so that a program can go on where it stopped. It costs what it gives, or at most
    /// `looks` looks: where few stories have all that is asked, a part may hold fewer than its limit, and yet go on.
    public func archive(
        _ filter: ArchiveFilter,
        after cursor: ArchiveCursor? = nil,
        limit: Int
    ) throws -> ArchiveSlice {
        let walk =
            try filter.status == .published && filter.changedSince == nil
            ? listedWalk(filter, after: cursor) : editedWalk(filter, after: cursor)
        return try slice(walk, limit: limit)
    }

    /// A way through stories in a list's order: an index that leads, rows of (moment, story), and what else is asked of each.
    private struct Walk {
        var source: String
        var values: [SQLValue]
        var conditions: [(sql: String, values: [SQLValue])]
    }

    private func slice(_ walk: Walk, limit: Int) throws -> ArchiveSlice {
        let looks = walk.conditions.isEmpty ? limit + 1 : max(Self.looks, limit + 1)
        let condition = walk.conditions.isEmpty ? "" : "WHERE " + walk.conditions.map(\.sql).joined(separator: " AND ")
        let found = try connection.query(
            "SELECT moment, story FROM (\(walk.source) LIMIT ?) AS candidate \(condition) LIMIT ?",
            walk.values + [.int(Int64(looks))] + walk.conditions.flatMap(\.values) + [.int(Int64(limit + 1))]
        ) { ArchiveCursor(moment: $0.time(0), id: $0.id(1)) }
        var slice = ArchiveSlice(places: Array(found.prefix(limit)), next: nil)
        if found.count > limit {
            slice.next = slice.places.last
        } else if !walk.conditions.isEmpty {
            slice.next = try connection.first(
                "SELECT moment, story FROM (\(walk.source)) AS candidate LIMIT 1 OFFSET ?",
                walk.values + [.int(Int64(looks - 1))]
            ) { ArchiveCursor(moment: $0.time(0), id: $0.id(1)) }
        }
        return slice
    }

    /// Walks the shortest of the readers' lists that the filter names, and looks each story up in the others.
    private func listedWalk(_ filter: ArchiveFilter, after cursor: ArchiveCursor?) throws -> Walk {
        let named = [
            filter.tag.map { ListKey.tag($0) }, filter.person.map { .person($0) }, filter.section.map { .section($0) },
        ].compactMap { $0 }
        let counted = try named.map { (key: $0, count: try length(of: $0)) }
        let leader = counted.min { $0.count < $1.count }?.key ?? .newspaper
        return Walk(
            source: """
                SELECT published_at AS moment, article_id AS story FROM listing
                WHERE list = ? AND subject = ? AND (published_at, article_id) < (?, ?)
                ORDER BY published_at DESC, article_id DESC
                """,
            values: [
                .int(leader.list), .int(leader.subject), .int(cursor?.moment.rawValue ?? .max),
                .int(cursor?.id.rawValue ?? .max),
            ],
            conditions: named.filter { $0 != leader }.map { key in
                (
                    """
                    EXISTS (SELECT 1 FROM listing AS other WHERE other.list = ? AND other.subject = ?
                        AND other.published_at = candidate.moment AND other.article_id = candidate.story)
                    """, [.int(key.list), .int(key.subject)]
                )
            }
        )
    }

    /// The one that the fewest stories have, as far as counting goes; each is counted no further than the least before it.
    private func narrowest(_ asked: [ArchiveFacet], _ statuses: [ArticleStatus]) throws -> ArchiveFacet? {
        guard asked.count > 1 else { return asked.first }
        var (leader, least): (ArchiveFacet?, Int) = (nil, .max)
        for facet in asked {
            let count = try count([facet.run], statuses, upTo: min(least, Self.looks))
            if count < least { (leader, least) = (facet, count) }
        }
        return leader
    }

    private func length(of list: ListKey) throws -> Int64 {
        try connection.first(
            "SELECT count FROM listing_count WHERE list = ? AND subject = ?",
            [.int(list.list), .int(list.subject)]
        ) { $0.int(0) } ?? 0
    }

    /// Walks the order of saves through one run of an index for each state, of the narrowest that the filter names.
    private func editedWalk(_ filter: ArchiveFilter, after cursor: ArchiveCursor?) throws -> Walk {
        let statuses = filter.status.map { [$0] } ?? ArticleStatus.allCases.filter { !$0.isPutAway }
        var asked: [ArchiveFacet] = []
        if let tag = filter.tag { asked.append(.tag(tag)) }
        if let person = filter.person { asked.append(.person(person)) }
        if let section = filter.section { asked.append(.section(section)) }
        let leader = try narrowest(asked, statuses)
        let run = leader?.run ?? StoryRun("article", "id")
        let (comparison, order) = filter.changedSince == nil ? ("<", "DESC") : (">", "ASC")
        // One bound alone: of two, SQLite would walk from the one and look at every row for the other.
        let start: ArchiveCursor
        if let since = filter.changedSince {
            let first = ArchiveCursor(moment: since, id: Identifier(.min))
            start = cursor.map { $0.moment < since ? first : $0 } ?? first
        } else {
            start = cursor ?? ArchiveCursor(moment: .latest, id: Identifier(.max))
        }
        var (selects, values): ([String], [SQLValue]) = ([], [])
        for status in statuses {
            let condition = run.condition.isEmpty ? "" : "\(run.condition) AND "
            selects.append(
                """
                SELECT edited_at AS moment, \(run.column) AS story FROM \(run.table)
                WHERE \(condition)status = ? AND (edited_at, \(run.column)) \(comparison) (?, ?)
                """
            )
            values += (run.value.map { [$0] } ?? []) + [.text(status.rawValue)]
            values += [.time(start.moment), .id(start.id)]
        }
        return Walk(
            source: selects.joined(separator: " UNION ALL ") + " ORDER BY moment \(order), story \(order)",
            values: values,
            conditions: asked.filter { $0 != leader }.map(\.condition)
        )
    }
}

/// One thing that a program asks of stories beside their state: a run of an index where it leads, a condition where it
/// follows.
private enum ArchiveFacet: Hashable {
    case tag(Identifier<Tag>)
    case person(Identifier<Person>)
    case section(Identifier<Section>)

    var run: StoryRun {
        switch self {
        case .tag(let id): StoryRun("article_tag", "article_id", "tag_id = ?", .id(id))
        case .person(let id): StoryRun("article_person", "article_id", "person_id = ?", .id(id))
        case .section(let id): StoryRun("article", "id", "primary_section_id = ?", .id(id))
        }
    }

    /// What it asks of a candidate. The plus keeps SQLite from looking through all that has a tag for one story
    /// (sqlite.org/optoverview.html).
    var condition: (sql: String, values: [SQLValue]) {
        switch self {
        case .tag(let id): (Self.related("article_tag", "tag_id"), [.id(id)])
        case .person(let id): (Self.related("article_person", "person_id"), [.id(id)])
        case .section(let id):
            (
                "EXISTS (SELECT 1 FROM article WHERE article.id = candidate.story AND +article.primary_section_id = ?)",
                [.id(id)]
            )
        }
    }

    private static func related(_ table: String, _ column: String) -> String {
        "EXISTS (SELECT 1 FROM \(table) AS known WHERE known.article_id = candidate.story AND +known.\(column) = ?)"
    }
}
