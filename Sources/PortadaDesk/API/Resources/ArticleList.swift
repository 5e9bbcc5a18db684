import PortadaCore
import PortadaStore

/// Lists of stories: by state, section, tag, person, change, words, name.
enum ArticleList {
    static let query: [APIProperty] = [
        APIProperty("status", .word(ArticleStatus.allCases.map(\.rawValue)), "Without the scope read only published."),
        APIProperty("section", .id, "Of this section, and for published stories of those below it."),
        APIProperty("tag", .id), APIProperty("person", .id, "Signed by this person or agency."),
        APIProperty(
            "updated_since",
            .moment,
            "Changed from then on, the oldest change first: ask again from where the last page ended."
        ),
        APIProperty(
            "q",
            .text(max: 200),
            "Words that the stories have; can't be combined with updated_since, tag, person."
        ),
        APIProperty(
            "order",
            .word(["relevance", "newest"]),
            "Of what q finds among published stories; the best first."
        ),
        APIProperty("external_id", .text(min: 1, max: 200, pattern: .key), "The story that your program knows by it."),
        APIProperty("limit", .whole(1...100), "How many a page has; 20 when nothing is said."),
        APIProperty("cursor", .text(max: 100), "From a page's next."),
    ]

    static func answer(_ call: APICall) async throws -> APIAnswer {
        if let name = call.query["external_id"]?.string { return try await named(name, call) }
        let words = TypedText.line(call.query["q"]?.string ?? "")
        if !words.isEmpty { return try await found(words, call) }
        let cursor = try call.cursor(of: 2)
        let filter = try filter(call)
        let limit = call.limit
        let (items, place) = try await call.store.read { reader in
            let shape = try ArticleShape(reader, for: call)
            let after = cursor.map { cursor in
                ArchiveCursor(moment: Timestamp(milliseconds: cursor.numbers[0]), id: Identifier(cursor.numbers[1]))
            }
            let slice = try reader.archive(filter, after: after, limit: limit)
            return (try slice.places.compactMap { try reader.article($0.id).map(shape.entry) }, slice.next)
        }
        let next = place.map { call.address(after: APICursor($0.moment.rawValue, $0.id.rawValue)) }
        return APIAnswer(.members(["items": .list(items), "next": .optional(next)]), next: next)
    }

    /// What the query asks for; readers see what is published.
    private static func filter(_ call: APICall) throws -> ArchiveFilter {
        ArchiveFilter(
            status: try status(call),
            section: call.query["section"]?.number.map { Identifier($0) },
            tag: call.query["tag"]?.number.map { Identifier($0) },
            person: call.query["person"]?.number.map { Identifier($0) },
            changedSince: call.query["updated_since"]?.string.flatMap { Timestamp(rfc3339: $0) }
        )
    }

    private static func status(_ call: APICall) throws -> ArticleStatus? {
        let status = call.query["status"]?.string.flatMap(ArticleStatus.init)
        guard call.seesAll else {
            guard status == nil || status == .published else {
                throw APIFault(call.caller.token == nil ? .unauthorized : .scope)
            }
            return .published
        }
        if let status, !call.maySee(status) { throw APIFault(.forbidden) }
        return status
    }

    private static func named(_ name: String, _ call: APICall) async throws -> APIAnswer {
        guard call.seesAll else { throw APIFault(call.caller.token == nil ? .unauthorized : .scope) }
        let items = try await call.store.read { reader -> [JSONValue] in
            guard let id = try reader.article(externalID: name), let story = try reader.article(id),
                call.maySee(story.status)
            else { return [] }
            return [try ArticleShape(reader, for: call).entry(story)]
        }
        return APIAnswer(.members(["items": .list(items), "next": .null]))
    }

    /// Published stories by the index of readers' searches, in its order, page by page; others by their headlines, one page.
    private static func found(_ words: String, _ call: APICall) async throws -> APIAnswer {
        for name in ["updated_since", "tag", "person"] where call.query[name] != nil {
            throw APIFault(.invalid, [APIMistake(pointer: "?\(name)", kind: .unacceptable)])
        }
        let status = try status(call)
        let section: Identifier<Section>? = call.query["section"]?.number.map { Identifier($0) }
        let sort: SearchQuery.Sort = call.query["order"]?.string == "newest" ? .newest : .relevance
        let (page, limit) = (Int(clamping: max(1, try call.cursor()?.numbers.first ?? 1)), call.limit)
        let (items, hasMore) = try await call.store.read { reader -> ([JSONValue], Bool) in
            let shape = try ArticleShape(reader, for: call)
            if status == .published {
                let query = SearchQuery(text: words, section: section, sort: sort, page: page, length: limit)
                let results = try reader.search(query)
                let stories = try results.hits.compactMap { try reader.article($0.article.id) }
                return (try stories.map(shape.entry), page < results.pageCount)
            }
            let filter = StoryFilter(status: status, section: section, text: words)
            let rows = try reader.stories(filter, limit: limit)
            return (try rows.compactMap { try reader.article($0.id) }.map(shape.entry), false)
        }
        let next = hasMore ? call.address(after: APICursor(Int64(page) + 1)) : nil
        return APIAnswer(.members(["items": .list(items), "next": .optional(next)]), next: next)
    }
}
