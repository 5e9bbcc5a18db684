import PortadaCore
import PortadaStore

/// What readers wrote under stories: those that readers see, and the newsroom's queue.
enum CommentResource {
    private static let statuses = Comment.Status.allCases.map(\.rawValue)

    /// A comment.
    static let schema = APISchema.object([
        APIProperty("id", .id, required: true), APIProperty("article", .id, required: true),
        APIProperty("parent", .optional(.id), required: true, "The comment that it answers."),
        APIProperty("author", .markup, required: true, "Plain text."),
        APIProperty("text", .markup, required: true, "Clean HTML."), APIProperty("time", .moment, required: true),
        APIProperty("status", .word(statuses), required: true),
    ])

    static let routes: [APIRoute] = [
        .get(
            "/articles/{id}/comments",
            "listArticleComments",
            "The comments that readers see under a story, oldest first.",
            query: APIRoute.paging,
            gives: APIRoute.page(of: .named("Comment"))
        ) { call in
            let id: Identifier<Article> = try call.id()
            let last = try call.cursor(of: 2).map { cursor in
                CommentCursor(time: Timestamp(rawValue: cursor.numbers[0]), id: Identifier(cursor.numbers[1]))
            }
            let limit = call.limit
            let comments = try await call.store.read { reader in
                _ = try ArticleResource.visible(id, reader, call)
                return try reader.comments(of: id, after: last, limit: limit + 1)
            }
            return call.page(comments, shape) { APICursor($0.time.rawValue, $0.id.rawValue) }
        },
        .get(
            "/comments",
            "listComments",
            "Comments in a state, the newest first; those that wait where none is named.",
            access: .program(.comments),
            query: APIRoute.paging + [APIProperty("status", .word(statuses))],
            gives: APIRoute.page(of: .named("Comment"))
        ) { call in
            guard call.may(.moderate) else { throw APIFault(.forbidden) }
            let status = call.query["status"]?.string.flatMap(Comment.Status.init) ?? .pending
            let (last, limit) = (try call.cursor()?.numbers.first, call.limit)
            let seesKilled = call.may(.kill)
            let comments = try await call.store.read { reader in
                try reader.comments(
                    status,
                    before: last.map { Identifier($0) },
                    includingKilled: seesKilled,
                    limit: limit + 1
                )
            }
            return call.page(comments, shape) { APICursor($0.id.rawValue) }
        },
        .get("/comments/{id}", "readComment", "A comment.", access: .program(.comments), gives: .named("Comment")) {
            call in try await shown(call, call.id())
        },
        .change(
            .put,
            "/comments/{id}/status",
            "decideComment",
            "Decides about a comment.",
            scope: .comments,
            takes: .json(.object([APIProperty("status", .word(statuses), required: true)])),
            gives: .named("Comment")
        ) { call in
            let comment = try await comment(call, call.id())
            try call.require(EntityTag(showing: shape(comment)))
            let status = call.body["status"]?.string.flatMap(Comment.Status.init) ?? .pending
            try await call.newsroom(.comment(comment)).decide(comment.id, status, by: call.actor(), at: call.now)
            return try await shown(call, comment.id)
        },
    ]

    private static func comment(_ call: APICall, _ id: Identifier<Comment>) async throws -> Comment {
        guard call.may(.moderate) else { throw APIFault(.forbidden) }
        let seesKilled = call.may(.kill)
        let comment = try await call.store.read { try $0.anyComment(id, includingKilled: seesKilled) }
        guard let comment else { throw APIFault(.missing) }
        return comment
    }

    private static func shown(_ call: APICall, _ id: Identifier<Comment>) async throws -> APIAnswer {
        let value = shape(try await comment(call, id))
        return APIAnswer(value, tag: EntityTag(showing: value))
    }

    private static func shape(_ comment: Comment) -> JSONValue {
        .members([
            "id": .whole(comment.id.rawValue), "article": .whole(comment.article.rawValue),
            "parent": comment.parent.map { .whole($0.rawValue) } ?? .null, "author": .text(comment.author),
            "text": .text(comment.text.markup), "time": .text(comment.time.rfc3339),
            "status": .text(comment.status.rawValue),
        ])
    }
}
