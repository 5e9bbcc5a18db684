import PortadaCore

/// A tag, person or agency with the number of its published stories.
public struct NameRow<Entity: Sendable>: Sendable {
    /// The name.
    public var entity: Entity
    /// How many published stories have it.
    public var stories: Int
}

extension Reader {
    /// Names in the order of the alphabet, with the number of their stories.
    /// - Parameters:
    ///   - text: what the name has in it, whatever its accents and capitals; empty for all.
    ///   - last: the one after which to begin; nil for the first.
    public func rows<Entity>(
        of names: NameTable<Entity>,
        named text: String = "",
        after last: Identifier<Entity>? = nil,
        limit: Int
    ) throws -> [NameRow<Entity>] {
        let start = try last.flatMap { id in
            try connection.first("SELECT name FROM \(names.table) WHERE id = ?", [.id(id)]) {
                ($0.text(0), id.rawValue)
            }
        }
        var conditions = ["(name, id) > (?, ?)", names.isOwn]
        var values: [SQLValue] = [.text(start?.0 ?? ""), .int(start?.1 ?? 0)]
        if !text.isEmpty {
            conditions.append("folded(name) LIKE '%' || ? || '%' ESCAPE '\\'")
            values.append(.text(Self.pattern(text)))
        }
        return try connection.query(
            "\(Self.rows(of: names)) WHERE \(conditions.joined(separator: " AND ")) ORDER BY name, id LIMIT ?",
            values + [.int(Int64(limit))]
        ) { Self.row($0, names) }
    }

    /// The same of names by their numbers, in that order; those that are gone are left out.
    public func rows<Entity>(of names: NameTable<Entity>, _ ids: [Identifier<Entity>]) throws -> [NameRow<Entity>] {
        try connection.each("\(Self.rows(of: names)) WHERE id = ? AND \(names.isOwn)", ids) { Self.row($0, names) }
    }

    private static func rows<Entity>(of names: NameTable<Entity>) -> String {
        """
        SELECT \(names.columns), (SELECT count FROM listing_count WHERE list = \(names.list) AND subject = id)
        FROM \(names.table)
        """
    }

    private static func row<Entity>(_ row: any SQLRow, _ names: NameTable<Entity>) -> NameRow<Entity> {
        NameRow(entity: names.read(row), stories: Int(row.int(names.columns.split(separator: ",").count)))
    }

    /// Names that have the words in them: that very name first, then those that begin with them, those used most before
    /// the others.
    public func suggestions<Entity>(of names: NameTable<Entity>, for text: String, limit: Int) throws -> [Entity] {
        let pattern = Self.pattern(text)
        return try connection.query(
            """
            SELECT \(names.columns) FROM \(names.table)
            LEFT JOIN listing_count ON listing_count.list = ? AND listing_count.subject = id
            WHERE folded(name) LIKE '%' || ? || '%' ESCAPE '\\' AND \(names.isOwn)
            ORDER BY CASE WHEN folded(name) = ? THEN 0 WHEN folded(name) LIKE ? || '%' ESCAPE '\\' THEN 1 ELSE 2 END,
                COALESCE(listing_count.count, 0) DESC, name LIMIT ?
            """,
            [.int(names.list), .text(pattern), .text(text.folded), .text(pattern), .int(Int64(limit))],
            names.read
        )
    }

    /// A slug that no tag, or no person and agency, has: with a number behind it where one has.
    /// - Parameter owner: whose it may be.
    public func freeSlug<Entity>(
        _ wish: String,
        _ names: NameTable<Entity>,
        for owner: Identifier<Entity>? = nil
    ) throws -> String {
        var (slug, number) = (wish, 2)
        while let other: Identifier<Entity> = try connection.first(
            "SELECT id FROM \(names.table) WHERE slug = ?",
            [.text(slug)],
            { $0.id(0) }
        ), other != owner {
            slug = "\(wish)-\(number)"
            number += 1
        }
        return slug
    }

    /// Those of published stories, by name.
    func listed<Entity>(_ names: NameTable<Entity>, limit: Int) throws -> [Entity] {
        try connection.query(
            """
            SELECT \(names.columns) FROM listing_count CROSS JOIN \(names.table) ON \(names.table).id = listing_count.subject
            WHERE listing_count.list = ? AND listing_count.count > 0 AND \(names.isOwn) ORDER BY name LIMIT ?
            """,
            [.int(names.list), .int(Int64(limit))],
            names.read
        )
    }

    /// Their numbers in order, after one of them.
    func numbers<Entity>(
        of names: NameTable<Entity>,
        after last: Identifier<Entity>?,
        limit: Int
    ) throws -> [Identifier<Entity>] {
        try connection.query(
            "SELECT id FROM \(names.table) WHERE id > ? AND \(names.isOwn) ORDER BY id LIMIT ?",
            [.int(last?.rawValue ?? 0), .int(Int64(limit))]
        ) { $0.id(0) }
    }
}
