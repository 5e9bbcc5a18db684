import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Those who sign: journalists, guests, agencies; found, changed, made one.
struct BylinePages: Sendable {
    private static let part = NewspaperPart.bylines

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        list.add(to: router)
        router.post("desk/site/bylines") { request, context in try await add(context, NameWish(request)) }
        router.get("desk/site/bylines/{id}") { _, context in try await person(context) }
        router.post("desk/site/bylines/{id}") { _, context in try await save(context) }
    }

    private var list: NameList<Person> {
        NameList(desk: desk, part: Self.part, names: .people, kinds: { Self.kinds($0, chosen: .staff) }) {
            row,
            language in
            let kind = language.text("newspaper.kind.\(row.entity.kind.rawValue)")
            return NameRowModel(
                id: "\(row.entity.id)",
                name: row.entity.name,
                path: row.entity.listAddress.path,
                about: row.entity.role.isEmpty ? kind : "\(kind) · \(row.entity.role)",
                stories: row.stories
            )
        } subject: {
            .person($0)
        } merge: {
            try await $0.mergePeople($1, into: $2, by: $3, at: desk.clock())
        }
    }

    private static func kinds(_ language: Language, chosen: Person.Kind) -> [ChoiceModel] {
        Person.Kind.allCases.map { kind in
            ChoiceModel(
                value: kind.rawValue,
                label: language.text("newspaper.kind.\(kind.rawValue)"),
                isChosen: kind == chosen
            )
        }
    }

    private func person(_ context: DeskContext, fault: String = "") async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let known = try await known(context)
        var fields = FieldReader(context.form)
        let person = fault.isEmpty ? known : Self.filled(known, from: &fields)
        let portrait = try await desk.store.read { reader in
            try person.picture.flatMap { try reader.pictures([$0])[$0]?.address(width: 320) } ?? ""
        }
        return try await desk.page(
            "site-byline",
            context,
            title: known.name,
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            BylineModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, fault: fault),
                person: person,
                portrait: portrait,
                kinds: Self.kinds(language, chosen: person.kind)
            )
        }
    }

    private func known(_ context: DeskContext) async throws -> Person {
        let id: Identifier<Person> = try context.id()
        guard let person = try await desk.store.read({ try $0.people([id]).first }) else { throw DeskFault.notFound }
        return person
    }

    private static func filled(_ person: Person, from fields: inout FieldReader) -> Person {
        var filled = person
        filled.kind = Person.Kind(rawValue: fields.form["kind"]) ?? person.kind
        filled.name = fields.line("name", over: person.name, .personName, "newspaper.name")
        filled.role = fields.line("role", over: person.role, .role, "newspaper.role")
        filled.slug = fields.slug(over: person.slug, "newspaper.slug", from: filled.name, fallback: "firma")
        filled.biography = fields.markup(
            "biography",
            over: person.biography,
            shown: PlainParagraphs.text(of: person.biography),
            .biography,
            "newspaper.biography",
            clean: PlainParagraphs.markup
        )
        let picture = fields.form["picture"]
        if fields.form.has("picture") {
            filled.picture = Identifier(reading: picture)
            if !picture.isEmpty, filled.picture == nil { filled.picture = Self.noPicture }
        }
        return filled
    }

    /// What stands for a portrait's number that is none, so that it is refused and not taken for no portrait.
    private static let noPicture = Identifier<Picture>(0)

    private func add(_ context: DeskContext, _ wish: NameWish) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        var fields = FieldReader(context.form)
        var person = Self.filled(Person(id: Identifier(0), name: "", slug: ""), from: &fields)
        if let fault = try await fault(in: &person, fields, language) {
            return try await list.answer(context, wish, fault: fault)
        }
        let id = try await desk.newsroom(context).save(person, id: nil, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(Self.part.path)\(id)/")
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        var fields = FieldReader(context.form)
        var person = Self.filled(try await known(context), from: &fields)
        if let fault = try await fault(in: &person, fields, language) {
            return try await self.person(context, fault: fault)
        }
        _ = try await desk.newsroom(context).save(person, id: person.id, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    /// What is wrong with somebody. A name that only looks like another's in Latin letters gets an address with a number.
    private func fault(in person: inout Person, _ fields: FieldReader, _ language: Language) async throws -> String? {
        if let fault = fields.faults.text(language) { return fault }
        guard !person.name.isEmpty else { return language.text("newspaper.noName") }
        let wished = person
        let (other, pictures) = try await desk.store.read { reader in
            (
                try reader.person(slug: wished.slug),
                try wished.picture.map { try reader.pictures([$0]).count } ?? 1
            )
        }
        if pictures == 0 { return language.text("newspaper.noPicture") }
        guard let other, other.id != person.id else { return nil }
        guard fields.form["slug"].isEmpty, other.name.nameKey != person.name.nameKey else {
            return language.text("newspaper.nameTaken", ["name": other.name])
        }
        person.slug = try await desk.store.read { try $0.freeSlug(wished.slug, .people, for: wished.id) }
        return nil
    }
}
