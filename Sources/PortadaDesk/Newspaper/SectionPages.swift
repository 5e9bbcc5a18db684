import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The tree of sections: names, addresses, order, which lies below which.
struct SectionPages: Sendable {
    private static let part = NewspaperPart.sections

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/sections") { request, context in try await list(context, notice: request.notice) }
        router.post("desk/site/sections") { _, context in try await add(context) }
        router.get("desk/site/sections/{id}") { _, context in try await section(context) }
        router.post("desk/site/sections/{id}") { _, context in try await save(context) }
        router.post("desk/site/sections/{id}/move") { _, context in try await move(context) }
        router.post("desk/site/sections/{id}/remove") { _, context in try await remove(context) }
    }

    private func list(_ context: DeskContext, notice: String = "", fault: String = "") async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let (tree, counts) = try await desk.store.read { reader in
            let tree = try reader.sectionTree()
            return (tree, try reader.storyCounts(of: Array(tree.byID.keys)))
        }
        return try await desk.page(
            "site-sections",
            context,
            title: language.text("newspaper.sections"),
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            SectionsModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice, fault: fault),
                sections: tree.outline.map {
                    SectionRowModel($0.section, depth: $0.depth, stories: counts[$0.section.id])
                },
                parents: ChoiceModel.sections(tree, chosen: nil),
                name: context.form["name"]
            )
        }
    }

    private func section(_ context: DeskContext, fault: String = "") async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let id: Identifier<Section> = try context.id()
        let (tree, counts) = try await desk.store.read { reader in
            (try reader.sectionTree(), try reader.storyCounts(of: [id]))
        }
        guard let known = tree[id] else { throw DeskFault.notFound }
        var fields = FieldReader(context.form)
        let section = fault.isEmpty ? known : Self.filled(known, from: &fields, tree)
        let below = Set(tree.descendants(of: id).map { "\($0)" })
        return try await desk.page(
            "site-section",
            context,
            title: known.name,
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            SectionModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, fault: fault),
                section: section,
                parents: ChoiceModel.sections(tree, chosen: section.parent).filter { !below.contains($0.value) },
                isEmpty: tree.children(of: id).isEmpty && counts[id] ?? 0 == 0
            )
        }
    }

    /// A section with what a form says of it. Where name or place give it another address, it lies below its parent.
    private static func filled(_ section: Section, from fields: inout FieldReader, _ tree: SectionTree) -> Section {
        var filled = section
        filled.name = fields.line("name", over: section.name, .name, "newspaper.name")
        filled.description = fields.lines("description", over: section.description, .description, "newspaper.about")
        filled.parent = Identifier(reading: fields.form["parent"]).flatMap { tree[$0]?.id }
        filled.slug = fields.slug(over: section.slug, "newspaper.slug", from: filled.name, fallback: "seccion")
        guard filled.slug != section.slug || filled.parent != section.parent else { return filled }
        // A section that keeps its place keeps what stands before its last part, which an old site may have given it.
        let parts = section.path.split(separator: "/").dropLast()
        let place =
            filled.parent != section.parent || section.path.isEmpty
            ? filled.parent.flatMap { tree[$0]?.path } ?? "/" : parts.reduce("/") { $0 + $1 + "/" }
        filled.path = place + filled.slug + "/"
        guard fields.form["slug"].isEmpty else { return filled }
        // A name that only looks alike in Latin letters is another: its address gets a number.
        var (slug, number) = (filled.slug, 2)
        while let other = tree.section(at: filled.path), other.id != section.id,
            other.name.nameKey != filled.name.nameKey
        {
            slug = "\(filled.slug)-\(number)"
            filled.path = place + slug + "/"
            number += 1
        }
        filled.slug = slug
        return filled
    }

    private func add(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let tree = try await desk.store.read { try $0.sectionTree() }
        var section = Section(id: Identifier(0), name: "", slug: "", path: "")
        var fields = FieldReader(context.form)
        section = Self.filled(section, from: &fields, tree)
        if let fault = fields.faults.text(language) { return try await list(context, fault: fault) }
        guard !section.name.isEmpty else {
            return try await list(context, fault: language.text("newspaper.noName"))
        }
        let siblings = section.parent.map { tree.children(of: $0) } ?? tree.roots
        section.position = (siblings.last?.position ?? 0) + 1
        do {
            _ = try await desk.newsroom(context).save(section, id: nil, by: visitor.actor, at: desk.clock())
        } catch let error as StoreError {
            guard let fault = error.explanation(language) else { throw error }
            return try await list(context, fault: fault)
        }
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let id: Identifier<Section> = try context.id()
        let tree = try await desk.store.read { try $0.sectionTree() }
        guard let known = tree[id] else { throw DeskFault.notFound }
        var fields = FieldReader(context.form)
        let section = Self.filled(known, from: &fields, tree)
        if let fault = fields.faults.text(language) { return try await self.section(context, fault: fault) }
        guard !section.name.isEmpty else {
            return try await self.section(context, fault: language.text("newspaper.noName"))
        }
        do {
            _ = try await desk.newsroom(context).save(section, id: id, by: visitor.actor, at: desk.clock())
        } catch let error as StoreError {
            guard let fault = error.explanation(language) else { throw error }
            return try await self.section(context, fault: fault)
        }
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    /// One place up or down among its siblings.
    private func move(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let id: Identifier<Section> = try context.id()
        let isUp = context.form["to"] == "up"
        try await desk.newsroom(context).moveSection(id, up: isUp, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: Self.part.path + "#section-\(id)")
    }

    private func remove(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        do {
            try await desk.newsroom(context).removeSection(try context.id(), by: visitor.actor, at: desk.clock())
        } catch let error as StoreError {
            guard let fault = error.explanation(language) else { throw error }
            return try await list(context, fault: fault)
        }
        return desk.redirect(to: Self.part.path + "?notice=removed")
    }
}
