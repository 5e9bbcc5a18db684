import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Shows people and agencies to programs.
enum PersonShape {
    /// Somebody as a story names them.
    static func reference(_ person: Person) -> JSONValue {
        .members([
            "id": .whole(person.id.rawValue), "kind": .text(person.kind.rawValue), "name": .text(person.name),
            "path": .text(path(person)),
        ])
    }

    /// Somebody.
    static func whole(_ person: Person) -> JSONValue {
        .members([
            "id": .whole(person.id.rawValue), "kind": .text(person.kind.rawValue), "name": .text(person.name),
            "slug": .text(person.slug), "path": .text(path(person)), "role": .text(person.role),
            "biography": .text(person.biography.markup),
            "picture": person.picture.map { .whole($0.rawValue) } ?? .null,
        ])
    }

    private static func path(_ person: Person) -> String {
        SiteAddress.list(person.kind == .agency ? .agency(slug: person.slug) : .author(slug: person.slug), page: 1).path
    }

    private static let kind = APISchema.word(Person.Kind.allCases.map(\.rawValue))

    /// Somebody as a story names them.
    static let referenceSchema = APISchema.object([
        APIProperty("id", .id, required: true), APIProperty("kind", kind, required: true),
        APIProperty("name", .markup, required: true), APIProperty("path", .markup, required: true),
    ])

    /// Somebody.
    static let schema = APISchema.object([
        APIProperty("id", .id, required: true), APIProperty("kind", kind, required: true),
        APIProperty("name", .markup, required: true), APIProperty("slug", .markup, required: true),
        APIProperty("path", .markup, required: true),
        APIProperty("role", .markup, required: true, "What the person does."),
        APIProperty("biography", .markup, required: true, "Clean HTML."),
        APIProperty("picture", .optional(.id), required: true),
    ])

    /// What a request for somebody new holds.
    static let creation = APISchema.object([
        APIProperty("name", .name(.personName), required: true), APIProperty("kind", kind),
        APIProperty("slug", .slug, "Empty lets the name give it."), APIProperty("role", .text(.role)),
        APIProperty("biography", .text(.biography), "HTML."), APIProperty("picture", .optional(.id)),
    ])
}

/// People and agencies who sign stories.
enum PersonResource {
    static let routes: [APIRoute] = [
        .get(
            "/people",
            "listPeople",
            "People and agencies who sign stories, in the order of their numbers.",
            query: APIRoute.paging,
            gives: APIRoute.page(of: .named("Person"))
        ) { call in
            let (last, limit) = (try call.cursor()?.numbers.first, call.limit)
            let people = try await call.store.read { reader in
                try reader.people(after: last.map { Identifier($0) }, limit: limit + 1)
            }
            return call.page(people, PersonShape.whole) { APICursor($0.id.rawValue) }
        },
        .create(
            "/people",
            "createPerson",
            "Adds a person or an agency.",
            scope: .site,
            takes: .json(.named("NewPerson")),
            gives: .named("Person"),
            making: { call in
                let person = try await written(Person(id: Identifier(0), name: "", slug: ""), call)
                return try await call.newsroom().save(person, id: nil, by: call.actor(), at: call.now).rawValue
            },
            showing: { try await shown($0, Identifier($1), status: 201) }
        ),
        .get("/people/{id}", "readPerson", "A person or an agency.", gives: .named("Person")) { call in
            try await shown(call, call.id())
        },
        .change(
            .patch,
            "/people/{id}",
            "changePerson",
            "Changes the fields that are given.",
            scope: .site,
            takes: .json(PersonShape.creation.patch),
            gives: .named("Person")
        ) { call in
            let person = try await person(call, call.id())
            try call.require(EntityTag(showing: PersonShape.whole(person)))
            let changed = try await written(person, call)
            _ = try await call.newsroom(.person(person)).save(changed, id: person.id, by: call.actor(), at: call.now)
            return try await shown(call, person.id)
        },
    ]

    private static func person(_ call: APICall, _ id: Identifier<Person>) async throws -> Person {
        guard let person = try await call.store.read({ try $0.people([id]).first }) else { throw APIFault(.missing) }
        return person
    }

    private static func shown(_ call: APICall, _ id: Identifier<Person>, status: Int = 200) async throws -> APIAnswer {
        try await call.answer(PersonShape.whole(person(call, id)), at: "/people/\(id)", status: status)
    }

    private static func written(_ former: Person, _ call: APICall) async throws -> Person {
        var (person, body) = (former, call.body)
        if let name = body["name"]?.string { person.name = TypedText.line(name) }
        if let kind = body["kind"] { person.kind = kind.string.flatMap(Person.Kind.init) ?? .staff }
        if let role = body["role"] { person.role = TypedText.line(role.string ?? "") }
        if let text = body["biography"] {
            let cleaner = HTMLSanitizer(policy: .inline, ownHosts: call.api.ownHosts)
            person.biography = cleaner.clean(text.string ?? "")
        }
        if let picture = body["picture"] { person.picture = picture.number.map { Identifier($0) } }
        let hasSlug = body["slug"]?.string?.isEmpty == false
        person.slug = call.slug(over: person.slug, name: person.name, fallback: "firma")
        body = .null
        let (asked, isGiven) = (person, hasSlug || person.slug == former.slug)
        let (written, owner, isPictured) = try await call.store.read { reader in
            var written = asked
            // A name that only looks alike in Latin letters is another: its address gets a number.
            if !isGiven, try reader.person(slug: asked.slug)?.name.nameKey != asked.name.nameKey {
                written.slug = try reader.freeSlug(asked.slug, .people, for: asked.id)
            }
            return (
                written, try reader.person(slug: written.slug)?.id,
                try written.picture.map { try reader.pictures([$0])[$0] != nil } ?? true
            )
        }
        if let owner, owner != former.id { throw APIFault.conflict("/slug") }
        if !isPictured { throw APIFault.conflict("/picture") }
        return written
    }
}
