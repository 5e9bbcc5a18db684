import PortadaCore

/// A way through stories in a list's order: where they come from, and what else is asked of each.
struct StoryWalk {
    var source: StorySource
    var facets: [StoryFacet]

    /// What is asked of a row of `article`, as a `WHERE`.
    var filters: (sql: String, values: [SQLValue]) {
        let conditions = facets.map(\.condition)
        guard !conditions.isEmpty else { return ("", []) }
        return ("WHERE " + conditions.map(\.sql).joined(separator: " AND "), conditions.flatMap(\.values))
    }

    /// How many stories are looked at for so many of them.
    func looks(for limit: Int) -> Int { facets.isEmpty ? limit + 1 : Reader.maxLooked }

    /// The last story that is looked at; nil when the source ends before.
    func lastLooked(_ connection: any Connection) throws -> StoryCursor? {
        try connection.first(
            "SELECT moment, story FROM (\(source.sql)) LIMIT 1 OFFSET ?",
            source.values + [.int(Int64(Reader.maxLooked - 1))]
        ) { StoryCursor(moment: $0.time(0), id: $0.id(1)) }
    }
}
