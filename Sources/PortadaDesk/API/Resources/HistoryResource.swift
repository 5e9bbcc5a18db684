import PortadaCore
import PortadaRendering
import PortadaStore

/// What was put right in a story, and its versions.
enum HistoryResource {
    private static let corrections = APISchema.object([
        APIProperty("items", .list(.named("Correction"), max: 1000), required: true)
    ])

    private static let revision = APISchema.object([
        APIProperty("version", .id, required: true), APIProperty("time", .moment, required: true),
        APIProperty("by", .markup, required: true, "Who saved it."),
    ])

    static let routes: [APIRoute] = [
        .get("/articles/{id}/corrections", "listCorrections", "What was put right, oldest first.", gives: corrections) {
            call in try await shown(call, call.id())
        },
        .create(
            "/articles/{id}/corrections",
            "addCorrection",
            "Adds a correction to a published story, and marks it as updated.",
            scope: .write,
            takes: .json(
                .object([
                    APIProperty("kind", .word(Correction.Kind.allCases.map(\.rawValue)), required: true),
                    APIProperty(
                        "text",
                        .name(max: TextLimit.correction.characters),
                        required: true,
                        "HTML of one line."
                    ),
                ])
            ),
            gives: corrections,
            isConditional: true,
            making: correct
        ) { call, _ in
            var answer = try await shown(call, call.id())
            answer.status = 201
            return answer
        },
        .get(
            "/articles/{id}/revisions",
            "listRevisions",
            "A story's versions, the newest first.",
            access: .program(.read),
            query: APIRoute.paging,
            gives: APIRoute.page(of: revision),
            revisions
        ),
        .get(
            "/articles/{id}/revisions/{version}",
            "readRevision",
            "What a story had at one of its versions.",
            access: .program(.read),
            gives: .named("Revision"),
            content
        ),
    ]

    /// What a story had at a version.
    static let revisionSchema = APISchema.object([
        APIProperty("version", .id, required: true),
        APIProperty("kind", .markup, required: true), APIProperty("kicker", .markup, required: true),
        APIProperty("headline", .markup, required: true), APIProperty("summary", .markup, required: true),
        APIProperty("body", .markup, required: true), APIProperty("slug", .markup, required: true),
        APIProperty("section", .optional(.id), required: true),
        APIProperty("further_sections", .list(.id, max: 1000), required: true),
        APIProperty("bylines", .list(.id, max: 1000), required: true),
        APIProperty("tags", .list(.id, max: 1000), required: true),
        APIProperty("lead_picture", .optional(.id), required: true),
        APIProperty("agency_credit", .markup, required: true),
    ])

    private static func shown(_ call: APICall, _ id: Identifier<Article>) async throws -> APIAnswer {
        let (story, whole) = try await call.store.read { reader in
            let story = try ArticleResource.visible(id, reader, call)
            return (story, try ArticleShape(reader, for: call).whole(story))
        }
        let items = story.corrections.map(ArticleShape.correction)
        return APIAnswer(.members(["items": .list(items)]), tag: EntityTag(version: story.version, showing: whole))
    }

    private static func correct(_ call: APICall) async throws -> Int64 {
        let (story, seen) = try await ArticleResource.changing(call)
        let text = HTMLSanitizer(policy: .inline, ownHosts: call.api.ownHosts).clean(call.body["text"]?.string ?? "")
        guard !HTMLText.plain(text).allSatisfy(\.isWhitespace) else { throw APIFault.conflict("/text") }
        let kind = call.body["kind"]?.string.flatMap(Correction.Kind.init) ?? .correction
        let correction = Correction(kind: kind, text: text, time: call.now)
        return try await call.newsroom(seen).correct(story.id, correction, by: call.actor(), at: call.now).id
            .rawValue
    }

    private static func revisions(_ call: APICall) async throws -> APIAnswer {
        let id: Identifier<Article> = try call.id()
        let (before, limit) = (try call.cursor()?.numbers.first, call.limit)
        let rows = try await call.store.read { reader in
            _ = try ArticleResource.visible(id, reader, call)
            return try reader.revisions(of: id, before: before, limit: limit + 1)
        }
        return call.page(
            rows,
            {
                .members(["version": .whole($0.version), "time": .text($0.time.rfc3339), "by": .text($0.actor)])
            },
            cursor: { APICursor($0.version) }
        )
    }

    private static func content(_ call: APICall) async throws -> APIAnswer {
        let id: Identifier<Article> = try call.id()
        let version = try call.id("version") as Identifier<Article>
        let found = try await call.store.read { reader in
            _ = try ArticleResource.visible(id, reader, call)
            guard var found = try reader.content(of: id, version: version.rawValue) else { throw APIFault(.missing) }
            if !call.may(.kill) { found.body = try reader.readable(found.body, site: call.api.address) }
            return found
        }
        return APIAnswer(
            .members([
                "version": .whole(version.rawValue), "kind": .text(found.kind.rawValue),
                "kicker": .text(found.kicker), "headline": .text(found.headline), "summary": .text(found.summary),
                "body": .text(found.body.markup), "slug": .text(found.slug),
                "section": found.primarySection.map { .whole($0.rawValue) } ?? .null,
                "further_sections": .list(found.furtherSections.map { .whole($0.rawValue) }),
                "bylines": .list(found.bylines.map { .whole($0.rawValue) }),
                "tags": .list(found.tags.map { .whole($0.rawValue) }),
                "lead_picture": found.leadPicture.map { .whole($0.picture.rawValue) } ?? .null,
                "agency_credit": .text(found.agencyCredit),
            ])
        )
    }
}
