import PortadaCore
import PortadaStore

/// A story's publication: puts it before the readers now or at a time, and takes it back in one of three ways.
enum PublicationResource {
    /// How a story leaves.
    private enum Leaving: String, CaseIterable {
        /// A mistake: its address answers 404, it is a draft again.
        case unpublish
        /// With a public notice: its address answers 410.
        case withdraw
        /// Its text is gone everywhere: its address answers 410.
        case kill
    }

    /// What a publication shows.
    static let schema = APISchema.object([
        APIProperty("article", .id, required: true),
        APIProperty("status", .word(ArticleStatus.allCases.map(\.rawValue)), required: true),
        APIProperty("published", .optional(.moment), required: true),
        APIProperty("scheduled", .optional(.moment), required: true),
        APIProperty("embargo", .optional(.moment), required: true),
        APIProperty("withdrawal_notice", .markup, required: true),
    ])

    private static let wish = APISchema.object([
        APIProperty("at", .optional(.moment), "When; now where nothing is said."),
        APIProperty("break_embargo", .flag, "Publish although an embargo has not ended; needs a chief's role."),
    ])

    static let routes: [APIRoute] = [
        .get(
            "/articles/{id}/publication",
            "readPublication",
            "Where a story stands on its way to the readers.",
            access: .program(.read),
            gives: .named("Publication")
        ) { call in try await shown(call, call.id()) },
        .change(
            .put,
            "/articles/{id}/publication",
            "publishArticle",
            "Puts a story before the readers, now or at a time.",
            scope: .publish,
            takes: .json(wish),
            gives: .named("Publication"),
            publish
        ).withReceipt,
        .change(
            .delete,
            "/articles/{id}/publication",
            "withdrawArticle",
            "Takes a story back; a scheduled one becomes a draft.",
            scope: .publish,
            query: [
                APIProperty(
                    "leaving",
                    .word(Leaving.allCases.map(\.rawValue)),
                    "unpublish (the standard): a mistake, 404. withdraw: with a notice, 410. kill: gone, 410."
                ),
                APIProperty("notice", .text(.notice), "What readers are told of a story that is withdrawn."),
                APIProperty("reason", .text(.notice), "Why it is killed; only the audit says so."),
            ],
            gives: .named("Publication"),
            takeBack
        ).withReceipt,
    ]

    private static func shown(_ call: APICall, _ id: Identifier<Article>) async throws -> APIAnswer {
        let (story, whole) = try await call.store.read { reader in
            guard let story = try reader.article(id), story.status != .killed || call.may(.kill) else {
                throw APIFault(.missing)
            }
            return (story, try ArticleShape(reader, for: call).whole(story))
        }
        let value: JSONValue = .members([
            "article": .whole(id.rawValue), "status": .text(story.status.rawValue),
            "published": .optional(story.times.published?.rfc3339),
            "scheduled": .optional(story.times.scheduled?.rfc3339),
            "embargo": .optional(story.times.embargo?.rfc3339),
            "withdrawal_notice": .text(story.withdrawalNotice),
        ])
        return APIAnswer(
            call.mayBeShown(story) ? value : APIReceipt.of(story),
            tag: EntityTag(version: story.version, showing: whole)
        )
    }

    private static func publish(_ call: APICall) async throws -> APIAnswer {
        let (story, seen) = try await ArticleResource.changing(call)
        let newsroom = call.newsroom(seen)
        let breaking = call.body["break_embargo"]?.bool ?? false
        if let moment = call.body["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }) {
            guard moment > call.now else {
                throw APIFault(.conflict, [APIMistake(pointer: "/at", kind: .unacceptable)])
            }
            _ = try await newsroom.schedule(
                story.id,
                for: moment,
                breakingEmbargo: breaking,
                by: call.actor(),
                at: call.now
            )
        } else if story.status != .published {
            _ = try await newsroom.publish(story.id, breakingEmbargo: breaking, by: call.actor(), at: call.now)
        }
        return try await shown(call, story.id)
    }

    private static func takeBack(_ call: APICall) async throws -> APIAnswer {
        let (story, seen) = try await ArticleResource.changing(call)
        let (newsroom, actor, now) = (call.newsroom(seen), try call.actor(), call.now)
        let notice = TypedText.lines(call.query["notice"]?.string ?? "")
        switch call.query["leaving"]?.string.flatMap(Leaving.init) ?? .unpublish {
        case .unpublish where story.status == .scheduled:
            _ = try await newsroom.moveAlong(story.id, to: .draft, by: actor, at: now)
        case .unpublish: _ = try await newsroom.unpublish(story.id, by: actor, at: now)
        case .withdraw: _ = try await newsroom.withdraw(story.id, notice: notice, by: actor, at: now)
        case .kill:
            let reason = TypedText.line(call.query["reason"]?.string ?? "")
            _ = try await newsroom.kill(story.id, reason: reason, by: actor, at: now)
        }
        return try await shown(call, story.id)
    }
}
