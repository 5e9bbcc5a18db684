import PortadaCore
import PortadaStore

/// The parts of the newspaper.
enum SectionResource {
    /// A section.
    static let schema = APISchema.object([
        APIProperty("id", .id, required: true), APIProperty("parent", .optional(.id), required: true),
        APIProperty("name", .markup, required: true), APIProperty("slug", .markup, required: true),
        APIProperty("path", .markup, required: true),
        APIProperty("description", .markup, required: true, "Plain text."),
        APIProperty("position", .whole(-9_007_199_254_740_991...9_007_199_254_740_991), required: true),
    ])

    /// What a request for a new section holds.
    static let creation = APISchema.object([
        APIProperty("name", .name(.name), required: true), APIProperty("parent", .optional(.id)),
        APIProperty("slug", .slug, "Empty lets the name give it."), APIProperty("description", .text(.description)),
        APIProperty("position", .whole(0...1_000_000), "Its place among its siblings, smaller first."),
    ])

    static let routes: [APIRoute] = [
        .get(
            "/sections",
            "listSections",
            "All sections, each followed by those below it.",
            gives: .object([APIProperty("items", .list(.named("Section"), max: 10_000), required: true)])
        ) { call in
            let tree = try await call.store.read { try $0.sectionTree() }
            let items = tree.outline.map { shape($0.section) }
            return APIAnswer(.members(["items": .list(items)]), tag: EntityTag(showing: .list(items)))
        },
        .create(
            "/sections",
            "createSection",
            "Adds a section.",
            scope: .site,
            takes: .json(.named("NewSection")),
            gives: .named("Section"),
            making: { call in
                let section = try await written(Section(id: Identifier(0), name: "", slug: "", path: ""), call)
                return try await call.newsroom().save(section, id: nil, by: call.actor(), at: call.now).rawValue
            },
            showing: { try await shown($0, Identifier($1), status: 201) }
        ),
        .get("/sections/{id}", "readSection", "A section.", gives: .named("Section")) {
            try await shown($0, $0.id())
        },
        .change(
            .patch,
            "/sections/{id}",
            "changeSection",
            "Changes the fields that are given; stories keep their addresses.",
            scope: .site,
            takes: .json(creation.patch),
            gives: .named("Section")
        ) { call in
            let section = try await section(call, call.id())
            try call.require(EntityTag(showing: shape(section)))
            let changed = try await written(section, call)
            _ = try await call.newsroom(.section(section)).save(changed, id: section.id, by: call.actor(), at: call.now)
            return try await shown(call, section.id)
        },
    ]

    private static func shape(_ section: Section) -> JSONValue {
        .members([
            "id": .whole(section.id.rawValue), "parent": section.parent.map { .whole($0.rawValue) } ?? .null,
            "name": .text(section.name), "slug": .text(section.slug), "path": .text(section.path),
            "description": .text(section.description), "position": .whole(section.position),
        ])
    }

    private static func section(_ call: APICall, _ id: Identifier<Section>) async throws -> Section {
        guard let section = try await call.store.read({ try $0.sectionTree()[id] }) else { throw APIFault(.missing) }
        return section
    }

    private static func shown(_ call: APICall, _ id: Identifier<Section>, status: Int = 200) async throws -> APIAnswer {
        try await call.answer(shape(section(call, id)), at: "/sections/\(id)", status: status)
    }

    private static func written(_ former: Section, _ call: APICall) async throws -> Section {
        var section = former
        if let name = call.body["name"]?.string { section.name = TypedText.line(name) }
        if let text = call.body["description"] { section.description = TypedText.lines(text.string ?? "") }
        if let position = call.body["position"] { section.position = position.number ?? 0 }
        if let parent = call.body["parent"] { section.parent = parent.number.map { Identifier($0) } }
        section.slug = call.slug(over: section.slug, name: section.name, fallback: "seccion")
        let tree = try await call.store.read { try $0.sectionTree() }
        var above = "/"
        if let parent = section.parent {
            guard let path = tree[parent]?.path,
                former.id.rawValue == 0 || !tree.descendants(of: former.id).contains(parent)
            else { throw APIFault.conflict("/parent") }
            above = path
        }
        if section.slug != former.slug || section.parent != former.parent { section.path = "\(above)\(section.slug)/" }
        if let owner = tree.section(at: section.path), owner.id != former.id { throw APIFault.conflict("/slug") }
        return section
    }
}
