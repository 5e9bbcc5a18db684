import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The list of tags, or of those who sign: found by name, and made one.
struct NameList<Entity: Sendable>: Sendable where Entity: Identifiable, Entity.ID == Identifier<Entity> {
    /// Gives the stories of some of them to one.
    typealias Merge = @Sendable (Newsroom, [Identifier<Entity>], _ kept: Identifier<Entity>, Actor) async throws -> Void

    let desk: Desk
    let part: NewspaperPart
    let names: NameTable<Entity>
    /// What may be chosen for a new one; empty where nothing is.
    var kinds: @Sendable (Language) -> [ChoiceModel] = { _ in [] }
    /// A line of the list.
    let row: @Sendable (NameRow<Entity>, Language) -> NameRowModel
    /// What a merge is based on.
    let subject: @Sendable (Identifier<Entity>) -> SeenSubject
    let merge: Merge

    private var length: Int { 100 }

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/\(part.rawValue)") { request, context in
            try await answer(context, NameWish(request), notice: request.notice)
        }
        router.post("desk/site/\(part.rawValue)/merge") { request, context in
            try await merge(context, NameWish(request))
        }
    }

    /// The page, after something was done or could not be.
    func answer(
        _ context: DeskContext,
        _ wish: NameWish,
        notice: String = "",
        fault: String = ""
    ) async throws -> Response {
        let visitor = try context.visitor(for: part)
        let language = try await desk.language(of: context)
        let (found, seen) = try await desk.store.read { reader in
            let found = try reader.rows(
                of: names,
                named: wish.text,
                after: wish.after.map { Identifier($0) },
                limit: length + 1
            )
            return (found, try reader.seen(found.prefix(length).map { subject($0.entity.id) }))
        }
        let (marked, context) = (Set(context.form.all("mark")), context.showing(seen))
        return try await desk.page(
            "site-\(part.rawValue)",
            context,
            title: language.text("newspaper.\(part.rawValue)"),
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            NamesModel(
                frame: frame,
                newspaper: NewspaperFrame(part, for: visitor, language, notice: notice, fault: fault),
                text: wish.text,
                rows: found.prefix(length).map { item in
                    var line = row(item, language)
                    (line.isMarked, line.isKept) = (marked.contains(line.id), context.form["into"] == line.id)
                    return line
                },
                mergePath: part.path + "merge/" + wish.query,
                nextPath: nextPath(found, wish),
                kinds: kinds(language)
            )
        }
    }

    /// The address of the list's next part; empty when there is none.
    private func nextPath(_ found: [NameRow<Entity>], _ wish: NameWish) -> String {
        guard found.count > length, let last = found.prefix(length).last else { return "" }
        let words = wish.text.isEmpty ? "" : "&q=\(Desk.encode(wish.text))"
        return "\(part.path)?after=\(last.entity.id)\(words)"
    }

    /// Asks before some become one: nothing makes several of them again.
    private func ask(
        _ context: DeskContext,
        _ wish: NameWish,
        _ marked: [Identifier<Entity>],
        _ kept: Identifier<Entity>
    ) async throws -> Response {
        let language = try await desk.language(of: context)
        let rows = try await desk.store.read { try $0.rows(of: names, marked) }.map {
            (id: $0.entity.id, row: row($0, language))
        }
        guard let target = rows.first(where: { $0.id == kept })?.row, rows.count > 1 else {
            return try await answer(context, wish, fault: language.text("newspaper.mergeWhat"))
        }
        return try await desk.page(
            "question",
            context,
            title: language.text("newspaper.mergeTitle", ["name": target.name]),
            place: .site
        ) { frame in
            QuestionModel(
                frame: frame,
                text: language.text("newspaper.mergeAsk", ["name": target.name]),
                lines: rows.filter { $0.id != kept }.map { other in
                    language.text("newspaper.mergeOther", count: other.row.stories, ["name": other.row.name])
                },
                path: part.path + "merge/" + wish.query,
                fields: marked.map { QuestionFieldModel(name: "mark", value: "\($0)") }
                    + [QuestionFieldModel(name: "into", value: "\(kept)")],
                act: language.text("newspaper.mergeNow"),
                back: part.path + wish.query
            )
        }
    }

    private func merge(_ context: DeskContext, _ wish: NameWish) async throws -> Response {
        let visitor = try context.visitor(for: part)
        let marked = context.form.all("mark").prefix(length).compactMap { Identifier<Entity>(reading: $0) }
        guard let kept = Identifier<Entity>(reading: context.form["into"]), marked.contains(kept),
            marked.count > 1
        else {
            let language = try await desk.language(of: context)
            return try await answer(context, wish, fault: language.text("newspaper.mergeWhat"))
        }
        guard context.form.has(QuestionModel.answer) else { return try await ask(context, wish, marked, kept) }
        try await merge(desk.newsroom(context), marked, kept, visitor.actor)
        return desk.redirect(to: part.path + "?notice=merged")
    }
}
