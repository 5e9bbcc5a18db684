import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The same done to several stories of a list, and taken back.
struct BulkPages: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.post("desk/stories/many") { _, context in try await change(context) }
        router.post("desk/stories/many/{id}/undo") { _, context in try await undo(context) }
    }

    private func change(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let form = context.form
        let ids = form.all("story").compactMap { Identifier<Article>(reading: $0) }
        let back = form.backToStories
        guard !ids.isEmpty else { return desk.redirect(to: back, notice: "noneChosen") }
        guard let act = try await act(context, visitor) else { return desk.redirect(to: back, notice: "actUnclear") }
        let result = try await desk.newsroom(context).changeMany(ids, act, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: back.adding("act=\(result.id)"))
    }

    private func undo(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let id: Identifier<BulkResult> = try context.id()
        _ = try await desk.newsroom(context).undoMany(id, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: context.form.backToStories.adding("act=\(id)"))
    }

    /// What a form asks for; nil when it doesn't say enough.
    private func act(_ context: DeskContext, _ visitor: Visitor) async throws -> BulkAct? {
        let form = context.form
        let parts = form["act"].split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "move": return parts.count == 2 ? ArticleStatus(rawValue: parts[1]).map { .move($0) } : nil
        case "tag": return try await tag(visitor, context).map { .addTag($0) }
        case "untag":
            let name = TypedText.line(form["tag"])
            return try await desk.store.read { try $0.tag(called: name) }.map { .removeTag($0.id) }
        case "section": return Identifier(reading: form["section"]).map { .setSection($0) }
        default: return nil
        }
    }

    /// The tag of a name, made when there is none.
    private func tag(_ visitor: Visitor, _ context: DeskContext) async throws -> Identifier<Tag>? {
        var fields = FieldReader(context.form)
        let name = fields.line("tag", over: "", .name, "bulk.tag")
        if let refusal = FormRefusal(fields.faults, try await desk.language(of: context)) { throw refusal }
        guard !name.nameKey.isEmpty else { return nil }
        if let known = try await desk.store.read({ try $0.tag(called: name) }) { return known.id }
        let slug = try await desk.store.read { try $0.freeSlug(Slug.make(from: name, fallback: "etiqueta"), .tags) }
        let tag = Tag(id: Identifier(0), name: name, slug: slug)
        return try await desk.newsroom(context).save(tag, id: nil, by: visitor.actor, at: desk.clock())
    }
}

extension String {
    /// An address with one more thing in its query; `act` and `notice` of an earlier answer go.
    func adding(_ part: String) -> String {
        let sides = split(separator: "?", maxSplits: 1)
        let kept = sides.count > 1 ? sides[1].split(separator: "&") : []
        let parts = kept.filter { !$0.hasPrefix("act=") && !$0.hasPrefix("notice=") }.map(String.init) + [part]
        return (sides.first.map(String.init) ?? "") + "?" + parts.joined(separator: "&")
    }
}

extension Desk {
    /// Sends the browser back to a list, which says something.
    func redirect(to address: String, notice: String) -> Response { redirect(to: address.adding("notice=\(notice)")) }
}
