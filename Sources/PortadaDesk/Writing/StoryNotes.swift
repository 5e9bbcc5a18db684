import Hummingbird
import PortadaCore
import PortadaStore

/// Notes to colleagues at a story.
struct StoryNotes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.post("desk/stories/{id}/notes") { request, context in try await add(request, context) }
    }

    private func add(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let office = try await StoryOffice(desk, context)
        let story = try await office.story(try context.id(), for: visitor)
        let now = desk.clock()
        var fields = FieldReader(context.form)
        let text = fields.lines("note", over: "", .note, "story.notes")
        if let refusal = FormRefusal(fields.faults, office.language) { throw refusal }
        if !text.isEmpty { try await desk.store.addNote(text, to: story.id, by: visitor.actor, at: now) }
        guard FaultPages.wantsJSON(request) else { return desk.redirect(to: "/desk/stories/\(story.id)/#notes") }
        let time = office.dates.ago(now, now: now) ?? ""
        return desk.json(["author": visitor.account.name, "time": time, "text": text])
    }
}
