import PortadaCore
import PortadaStore

/// Shows tags to programs.
enum TagShape {
    /// A tag as a story names it.
    static func reference(_ tag: Tag) -> JSONValue {
        .members(["id": .whole(tag.id.rawValue), "name": .text(tag.name), "path": .text(path(tag))])
    }

    /// A tag.
    static func whole(_ tag: Tag) -> JSONValue {
        .members([
            "id": .whole(tag.id.rawValue), "name": .text(tag.name), "slug": .text(tag.slug),
            "path": .text(path(tag)), "description": .text(tag.description),
        ])
    }

    private static func path(_ tag: Tag) -> String { SiteAddress.list(.tag(slug: tag.slug), page: 1).path }

    /// A tag.
    static let schema = APISchema.object([
        APIProperty("id", .id, required: true), APIProperty("name", .markup, required: true),
        APIProperty("slug", .markup, required: true), APIProperty("path", .markup, required: true),
        APIProperty("description", .markup, required: true, "Plain text."),
    ])

    /// What a request for a new tag holds.
    static let creation = APISchema.object([
        APIProperty("name", .name(.name), required: true),
        APIProperty("slug", .slug, "Empty lets the name give it."), APIProperty("description", .text(.description)),
    ])
}

/// The words that tie stories together.
enum TagResource {
    static let routes: [APIRoute] = [
        .get(
            "/tags",
            "listTags",
            "Tags, in the order of their numbers; or the one with a slug.",
            query: APIRoute.paging + [APIProperty("slug", .text(max: 200))],
            gives: APIRoute.page(of: .named("Tag"))
        ) { call in
            let (last, limit, slug) = (try call.cursor()?.numbers.first, call.limit, call.query["slug"]?.string)
            let tags = try await call.store.read { reader in
                if let slug { return try reader.tag(slug: slug).map { [$0] } ?? [] }
                return try reader.tags(after: last.map { Identifier($0) }, limit: limit + 1)
            }
            return call.page(tags, TagShape.whole) { APICursor($0.id.rawValue) }
        },
        .create(
            "/tags",
            "createTag",
            "Adds a tag.",
            scope: .write,
            takes: .json(.named("NewTag")),
            gives: .named("Tag"),
            making: { call in
                let tag = try await written(Tag(id: Identifier(0), name: "", slug: ""), call)
                return try await call.newsroom().save(tag, id: nil, by: call.actor(), at: call.now).rawValue
            },
            showing: { try await shown($0, Identifier($1), status: 201) }
        ),
        .get("/tags/{id}", "readTag", "A tag.", gives: .named("Tag")) { try await shown($0, $0.id()) },
        .change(
            .patch,
            "/tags/{id}",
            "changeTag",
            "Changes the fields that are given.",
            scope: .write,
            takes: .json(TagShape.creation.patch),
            gives: .named("Tag")
        ) { call in
            let tag = try await tag(call, call.id())
            try call.require(EntityTag(showing: TagShape.whole(tag)))
            if !call.may(.manageNames) { throw APIFault(.forbidden) }
            let changed = try await written(tag, call)
            _ = try await call.newsroom(.tag(tag)).save(changed, id: tag.id, by: call.actor(), at: call.now)
            return try await shown(call, tag.id)
        },
    ]

    private static func tag(_ call: APICall, _ id: Identifier<Tag>) async throws -> Tag {
        guard let tag = try await call.store.read({ try $0.tags([id]).first }) else { throw APIFault(.missing) }
        return tag
    }

    private static func shown(_ call: APICall, _ id: Identifier<Tag>, status: Int = 200) async throws -> APIAnswer {
        try await call.answer(TagShape.whole(tag(call, id)), at: "/tags/\(id)", status: status)
    }

    private static func written(_ former: Tag, _ call: APICall) async throws -> Tag {
        var tag = former
        if let name = call.body["name"]?.string { tag.name = TypedText.line(name) }
        if let text = call.body["description"] { tag.description = TypedText.lines(text.string ?? "") }
        let hasSlug = call.body["slug"]?.string?.isEmpty == false
        tag.slug = call.slug(over: tag.slug, name: tag.name, fallback: "etiqueta")
        let (asked, isGiven) = (tag, hasSlug || tag.slug == former.slug)
        let (written, owner) = try await call.store.read { reader in
            var written = asked
            // A name that only looks alike in Latin letters is another: its address gets a number.
            if !isGiven, try reader.tag(slug: asked.slug)?.nameKey != asked.nameKey {
                written.slug = try reader.freeSlug(asked.slug, .tags, for: asked.id)
            }
            return (written, try reader.tag(slug: written.slug)?.id)
        }
        if let owner, owner != former.id { throw APIFault.conflict("/slug") }
        return written
    }
}
