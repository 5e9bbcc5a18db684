import Foundation
import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What the script of a story's page tells while somebody types, and what it is told of the others.
struct JournalRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/journal") { request, context in try await state(request, context) }
        router.post("desk/stories/{id}/journal") { request, context in try await note(request, context) }
        router.post("desk/stories/{id}/journal/drop") { request, context in try await drop(request, context) }
    }

    /// What waits, and the key for forms: a page that outlived its session asks for it anew.
    private func state(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let office = try await StoryOffice(desk, context)
        let place = try await JournalPlace(request, context, office)
        let story = place.story
        let entries = try await desk.store.read { reader in
            try reader.journal(of: visitor.account.id, in: story.id, form: place.form).map { entry in
                var entry = entry
                entry.fields = try office.boxes.shown(entry.fields, office.form, reader)
                return entry
            }
        }
        let now = desk.clock()
        let current = ArticleContent(story)
        let contents = entries.map { office.form.read(Form(fields: $0.fields), over: current).content }
        return desk.json(
            JournalState(
                account: visitor.account.id.rawValue,
                key: visitor.formKey,
                version: story.version,
                entries: entries.map { entry in
                    let window = desk.presence.window(entry.key, at: story.id, now)
                    return JournalState.Entry(
                        window: entry.key.window,
                        sequence: entry.sequence,
                        base: entry.base,
                        at: entry.time.rawValue,
                        time: office.clockText(entry.time, now),
                        isThere: window != nil,
                        isThisBrowser: window?.session == visitor.session.id,
                        fields: entry.fields
                    )
                },
                names: try await office.names(of: contents)
            )
        )
    }

    private func drop(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let place = try await JournalPlace(request, context, try await StoryOffice(desk, context))
        guard let mark = JournalEntry.Mark(context.form, of: visitor, at: place.form) else {
            throw DeskFault.unreadable
        }
        try await desk.store.dropJournal(mark, of: place.story.id, at: desk.clock())
        return desk.json(["dropped": mark.key.window])
    }

    private func note(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let form = context.form
        let office = try await StoryOffice(desk, context)
        let place = try await JournalPlace(request, context, office)
        let id = place.story.id
        guard let key = JournalEntry.Key(form, of: visitor, at: place.form) else { throw DeskFault.unreadable }
        if form.has("_leaving") { desk.presence.leave(key, id) }
        let (mayEdit, editors) = try await desk.store.read { reader in
            (try place.mayEdit(visitor, reader), try reader.editors(of: key.account, in: id, form: place.form))
        }
        let now = desk.clock()
        if form.has("_dirty") {
            guard mayEdit else { throw DeskFault.forbidden }
            let (sequence, base) = (try form.number("_sequence"), try form.number("base"))
            let fields = try await desk.store.read { reader in
                let before = try office.noted(form, by: visitor, at: place.form, of: id, reader)
                return try office.keeping(before, in: form.fields(place.fields), of: place.story, reader)
            }
            try await desk.store.note(
                JournalEntry(key: key, sequence: sequence, base: base, fields: fields, time: now),
                of: id
            )
            if editors > Store.maxEditors + Store.maxEnded {
                try await desk.store.tidyJournal(of: key.account, in: id, form: place.form, at: now)
            }
        }
        guard !form.has("_leaving") else { return desk.json(["left": key.window]) }
        let editor = Presence.Editor(
            key: key,
            name: visitor.account.name,
            field: mayEdit ? ArticleContent.Field(rawValue: form["_field"]) : nil,
            session: visitor.session.id,
            isResting: form.has("_resting"),
            seen: now
        )
        let others = desk.presence.enter(editor, at: id)
        // Told each time: a window whose text another took over, or threw away, hears that it is there no more.
        let noted = try await desk.store.read { try $0.journalSequence(key, in: id) }
        return desk.json(try await office.answer(form, place, visitor, others: others, noted: noted))
    }
}

/// What a page finds in the journal when it opens.
struct JournalState: Encodable, Sendable {
    /// What an editor typed and did not save.
    struct Entry: Encodable, Sendable {
        let window: String
        let sequence: Int64
        let base: Int64
        /// When it was noted, in milliseconds since 1970.
        let at: Int64
        let time: String
        /// Whether its window was heard of a moment ago.
        let isThere: Bool
        /// Whether that is in the browser that asks, which knows better.
        let isThisBrowser: Bool
        let fields: [String: [String]]
    }

    let account: Int64
    let key: String
    let version: Int64
    let entries: [Entry]
    let names: StoryNames
}
