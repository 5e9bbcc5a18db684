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

extension Reader {
    /// Stories for a program: published ones by publication, the newest first; others by their last save; with
    /// `changedSince` the oldest change first, so that a program can go on where it stopped.
    public func archive(
        _ filter: ArchiveFilter,
        after cursor: ArchiveCursor? = nil,
        limit: Int
    ) throws -> [ArchiveCursor] {
        filter.status == .published && filter.changedSince == nil
            ? try listedArchive(filter, after: cursor, limit: limit)
            : try editedArchive(filter, after: cursor, limit: limit)
    }

    /// Walks the shortest list that the filter names, and looks each story up in the others.
    private func listedArchive(
        _ filter: ArchiveFilter,
        after cursor: ArchiveCursor?,
        limit: Int
    ) throws -> [ArchiveCursor] {
        let keys = [
            filter.tag.map { ListKey.tag($0) }, filter.person.map { .person($0) }, filter.section.map { .section($0) },
        ].compactMap { $0 }
        let first = keys.first ?? .newspaper
        var values: [SQLValue] = [
            .int(first.list), .int(first.subject), .int(cursor?.moment.rawValue ?? .max),
            .int(cursor?.id.rawValue ?? .max),
        ]
        var others = ""
        for key in keys.dropFirst() {
            others += """
                 AND EXISTS (SELECT 1 FROM listing AS other WHERE other.list = ? AND other.subject = ?
                    AND other.published_at = listing.published_at AND other.article_id = listing.article_id)
                """
            values += [.int(key.list), .int(key.subject)]
        }
        return try connection.query(
            """
            SELECT published_at, article_id FROM listing
            WHERE list = ? AND subject = ? AND (published_at, article_id) < (?, ?)\(others)
            ORDER BY published_at DESC, article_id DESC LIMIT ?
            """,
            values + [.int(Int64(limit))]
        ) { ArchiveCursor(moment: $0.time(0), id: $0.id(1)) }
    }

    /// Walks the order of saves, or, where the filter names them, the stories of a tag or a person.
    private func editedArchive(
        _ filter: ArchiveFilter,
        after cursor: ArchiveCursor?,
        limit: Int
    ) throws -> [ArchiveCursor] {
        var (table, conditions, values): (String, [String], [SQLValue]) = ("article", [], [])
        var relations: [(String, String, SQLValue)] = []
        if let tag = filter.tag { relations.append(("article_tag", "tag_id", .id(tag))) }
        if let person = filter.person { relations.append(("article_person", "person_id", .id(person))) }
        if let (name, column, value) = relations.first {
            table = "\(name) CROSS JOIN article ON article.id = \(name).article_id"
            conditions.append("\(name).\(column) = ?")
            values.append(value)
        }
        for (name, column, value) in relations.dropFirst() {
            conditions.append("EXISTS (SELECT 1 FROM \(name) WHERE article_id = article.id AND \(column) = ?)")
            values.append(value)
        }
        if let since = filter.changedSince {
            conditions.append("article.edited_at >= ? AND (article.edited_at, article.id) > (?, ?)")
            values += [.time(since), .int(cursor?.moment.rawValue ?? .min), .int(cursor?.id.rawValue ?? .min)]
        } else {
            conditions.append("(article.edited_at, article.id) < (?, ?)")
            values += [.int(cursor?.moment.rawValue ?? .max), .int(cursor?.id.rawValue ?? .max)]
        }
        // The plus keeps SQLite from indexes that are not in the list's order (sqlite.org/optoverview.html); so does
        // the version, which no index has: an index with all that is asked it would read from end to end.
        let plus = relations.isEmpty ? "" : "+"
        if let section = filter.section {
            conditions.append("\(plus)article.primary_section_id = ?")
            values.append(.id(section))
        }
        if let status = filter.status {
            conditions.append("\(filter.section == nil ? plus : "+")article.status = ?")
            values.append(.text(status.rawValue))
        } else {
            conditions.append("+article.status NOT IN ('trashed', 'killed')")
        }
        let order = filter.changedSince == nil ? "DESC" : "ASC"
        return try connection.query(
            """
            SELECT article.edited_at, article.id, article.version FROM \(table)
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY article.edited_at \(order), article.id \(order) LIMIT ?
            """,
            values + [.int(Int64(limit))]
        ) { ArchiveCursor(moment: $0.time(0), id: $0.id(1)) }
    }
}
