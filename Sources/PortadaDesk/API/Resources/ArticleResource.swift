import PortadaCore
import PortadaStore

/// Stories: read one or many, begin, change, hand on.
enum ArticleResource {
    private static let steps: [ArticleStatus] = [.draft, .inReview, .ready, .trashed]

    static let routes: [APIRoute] = [
        .get(
            "/articles",
            "listArticles",
            "Published stories, the newest first; with the scope read also those that readers don't see.",
            query: ArticleList.query,
            gives: APIRoute.page(of: .named("ArticleEntry")),
            ArticleList.answer
        ),
        .create(
            "/articles",
            "createArticle",
            "Begins a story as a draft.",
            scope: .write,
            takes: .json(.named("NewArticle")),
            gives: .named("Article"),
            making: create
        ) { call, id in
            try await shown(call, Identifier(id), status: 201)
        }.withReceipt,
        .get("/articles/{id}", "readArticle", "A story.", gives: .named("Article")) { call in
            try await shown(call, call.id())
        },
        .change(
            .patch,
            "/articles/{id}",
            "changeArticle",
            "Changes the fields that are given (JSON merge patch); null empties one.",
            scope: .write,
            takes: .json(.named("ArticleChange")),
            gives: .named("Article"),
            change
        ).withReceipt,
        .change(
            .put,
            "/articles/{id}/status",
            "moveArticle",
            "Hands a story that readers don't see on: to review, ready, back to draft, to the bin.",
            scope: .write,
            takes: .json(.object([APIProperty("status", .word(steps.map(\.rawValue)), required: true)])),
            gives: .named("Article"),
            move
        ).withReceipt,
    ]

    /// A story that the caller may see; fails as if there were none otherwise.
    static func visible(_ id: Identifier<Article>, _ reader: Reader, _ call: APICall) throws -> Article {
        guard let story = try reader.article(id), call.mayBeShown(story) else { throw APIFault(.missing) }
        return story
    }

    /// A story that a program wants to change, at the version that it names.
    static func changing(_ call: APICall) async throws -> (story: Article, seen: Seen) {
        let id: Identifier<Article> = try call.id()
        let (story, value) = try await call.store.read { reader in
            guard let story = try reader.article(id), call.maySee(story.status) else {
                throw APIFault(.missing)
            }
            return (story, try ArticleShape(reader, for: call).whole(story))
        }
        try call.require(EntityTag(version: story.version, showing: value))
        return (story, .article(id, version: story.version))
    }

    /// A story as the caller sees it now; who may write but not read is given a receipt where readers see nothing.
    static func shown(_ call: APICall, _ id: Identifier<Article>, status: Int = 200) async throws -> APIAnswer {
        let (story, value) = try await call.store.read { reader in
            let story =
                call.caller.token != nil && call.key != nil || !Gate.isSafe(call.request.method)
                ? try reader.article(id) : try visible(id, reader, call)
            guard let story, story.status != .killed || call.may(.kill) else { throw APIFault(.missing) }
            return (story, try ArticleShape(reader, for: call).whole(story))
        }
        return APIAnswer(
            call.mayBeShown(story) ? value : APIReceipt.of(story),
            status: status,
            tag: EntityTag(version: story.version, showing: value),
            location: status == 201 ? "\(call.api.address)\(API.path)/articles/\(id)" : nil
        )
    }

    private static func create(_ call: APICall) async throws -> Int64 {
        var content = ArticleFields.empty(at: call.now)
        try ArticleFields.apply(call.body, to: &content, cleaning: call.api.ownHosts)
        try await requireKnown(content, call)
        let newsroom = call.newsroom(externalID: call.body["external_id"]?.string ?? "")
        return try await newsroom.begin(with: content, by: call.actor(), at: call.now).id.rawValue
    }

    private static func change(_ call: APICall) async throws -> APIAnswer {
        let (story, seen) = try await changing(call)
        var content = ArticleContent(story)
        try ArticleFields.apply(call.body, to: &content, cleaning: call.api.ownHosts)
        if call.body["body"] != nil, !call.may(.kill) {
            let (written, site) = (content.body, call.api.address)
            content.body = try await call.store.read { try $0.keepingUnread(of: story.body, in: written, site: site) }
        }
        try await requireKnown(content, call)
        let edit = StoryEdit(content: content, base: story.version)
        let outcome = try await call.newsroom(seen).edit(story.id, edit, by: call.actor(), at: call.now)
        guard case .saved = outcome else { throw Seen.Stale() }
        return try await shown(call, story.id)
    }

    private static func move(_ call: APICall) async throws -> APIAnswer {
        let (story, seen) = try await changing(call)
        let status = call.body["status"]?.string.flatMap(ArticleStatus.init) ?? .draft
        if status != story.status {
            _ = try await call.newsroom(seen).moveAlong(story.id, to: status, by: call.actor(), at: call.now)
        }
        return try await shown(call, story.id)
    }

    /// Fails when a story names sections, people, tags or pictures that the newspaper doesn't have.
    private static func requireKnown(_ content: ArticleContent, _ call: APICall) async throws {
        let mistakes = try await call.store.read { reader in
            var wrong: [String] = []
            let sections = try reader.sectionTree()
            if let section = content.primarySection, sections[section] == nil { wrong.append("/section") }
            for (index, section) in content.furtherSections.enumerated() where sections[section] == nil {
                wrong.append("/further_sections/\(index)")
            }
            let people = Set(try reader.people(content.bylines).map(\.id))
            for (index, person) in content.bylines.enumerated() where !people.contains(person) {
                wrong.append("/bylines/\(index)")
            }
            let tags = Set(try reader.tags(content.tags).map(\.id))
            for (index, tag) in content.tags.enumerated() where !tags.contains(tag) { wrong.append("/tags/\(index)") }
            if let picture = content.leadPicture?.picture, try reader.pictures([picture])[picture] == nil {
                wrong.append("/lead_picture/id")
            }
            return wrong
        }
        guard mistakes.isEmpty else {
            throw APIFault(.conflict, mistakes.map { APIMistake(pointer: $0, kind: .unacceptable) })
        }
    }
}
