import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The tags: found, renamed, made one.
struct TagPages: Sendable {
    private static let part = NewspaperPart.tags

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        list.add(to: router)
        router.post("desk/site/tags") { request, context in try await add(context, NameWish(request)) }
        router.get("desk/site/tags/{id}") { _, context in try await tag(context) }
        router.post("desk/site/tags/{id}") { _, context in try await save(context) }
    }

    private var list: NameList<Tag> {
        NameList(desk: desk, part: Self.part, names: .tags) { row, _ in
            NameRowModel(
                id: "\(row.entity.id)",
                name: row.entity.name,
                path: SiteAddress.List.tag(slug: row.entity.slug).path,
                about: row.entity.description,
                stories: row.stories
            )
        } subject: {
            .tag($0)
        } merge: {
            try await $0.mergeTags($1, into: $2, by: $3, at: desk.clock())
        }
    }

    private func tag(_ context: DeskContext, fault: String = "") async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let known = try await known(context)
        var fields = FieldReader(context.form)
        let tag = fault.isEmpty ? known : Self.filled(known, from: &fields)
        return try await desk.page(
            "site-tag",
            context,
            title: known.name,
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            TagModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, fault: fault),
                tag: tag
            )
        }
    }

    private func known(_ context: DeskContext) async throws -> Tag {
        let id: Identifier<Tag> = try context.id()
        guard let tag = try await desk.store.read({ try $0.tags([id]).first }) else { throw DeskFault.notFound }
        return tag
    }

    private static func filled(_ tag: Tag, from fields: inout FieldReader) -> Tag {
        var filled = tag
        filled.name = fields.line("name", over: tag.name, .name, "newspaper.name")
        filled.description = fields.lines("description", over: tag.description, .description, "newspaper.about")
        filled.slug = fields.slug(over: tag.slug, "newspaper.slug", from: filled.name, fallback: "etiqueta")
        return filled
    }

    private func add(_ context: DeskContext, _ wish: NameWish) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        var fields = FieldReader(context.form)
        var tag = Self.filled(Tag(id: Identifier(0), name: "", slug: ""), from: &fields)
        if let fault = try await fault(in: &tag, fields, language) {
            return try await list.answer(context, wish, fault: fault)
        }
        _ = try await desk.newsroom(context).save(tag, id: nil, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        var fields = FieldReader(context.form)
        var tag = Self.filled(try await known(context), from: &fields)
        if let fault = try await fault(in: &tag, fields, language) { return try await self.tag(context, fault: fault) }
        _ = try await desk.newsroom(context).save(tag, id: tag.id, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    /// What is wrong with a tag. A name that only looks like another's in Latin letters gets an address with a number.
    private func fault(in tag: inout Tag, _ fields: FieldReader, _ language: Language) async throws -> String? {
        if let fault = fields.faults.text(language) { return fault }
        guard !tag.name.isEmpty else { return language.text("newspaper.noName") }
        let wished = tag
        let other = try await desk.store.read { try $0.tag(slug: wished.slug) }
        guard let other, other.id != tag.id else { return nil }
        guard fields.form["slug"].isEmpty, other.nameKey != tag.nameKey else {
            return language.text("newspaper.nameTaken", ["name": other.name])
        }
        tag.slug = try await desk.store.read { try $0.freeSlug(wished.slug, .tags, for: wished.id) }
        return nil
    }
}
