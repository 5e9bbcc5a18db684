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
        router.get("desk/stories/{id}/journal") { _, context in try await state(context) }
        router.post("desk/stories/{id}/journal") { _, context in try await note(context) }
        router.post("desk/stories/{id}/journal/drop") { _, context in try await drop(context) }
    }

    /// What waits, and the key for forms: a page that outlived its session asks for it anew.
    private func state(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let office = try await StoryOffice(desk, context)
        let story = try await office.story(try context.id(), for: visitor)
        let entries = try await desk.store.read { try $0.journal(of: visitor.account.id, in: story.id) }
        let now = desk.clock()
        let contents = entries.map { office.form.content(Form(fields: $0.fields), over: story) }
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

    private func drop(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        guard let mark = JournalEntry.Mark(context.form, of: visitor) else { throw DeskFault.unreadable }
        try await desk.store.dropJournal(mark, of: try context.id(), at: desk.clock())
        return desk.json(["dropped": mark.key.window])
    }

    private func note(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let form = context.form
        guard let key = JournalEntry.Key(form, of: visitor) else { throw DeskFault.unreadable }
        let id: Identifier<Article> = try context.id()
        if form.has("_leaving") { desk.presence.leave(key.account, key.window, id) }
        let office = try await StoryOffice(desk, context)
        let story = try await office.story(id, for: visitor)
        let (mayEdit, editors) = try await desk.store.read { reader in
            (try reader.mayEdit(story, visitor.account), try reader.editors(of: key.account, in: id))
        }
        let now = desk.clock()
        var noted: Int64 = 0
        if form.has("_dirty") {
            guard mayEdit else { throw DeskFault.forbidden }
            guard let sequence = Int64(form["_sequence"]), let base = Int64(form["base"]) else {
                throw DeskFault.unreadable
            }
            let fields = form.fields(StoryForm.names)
            try await desk.store.note(
                JournalEntry(key: key, sequence: sequence, base: base, fields: fields, time: now),
                of: id
            )
            noted = try await desk.store.read { try $0.journalSequence(key, in: id) }
            if editors > Store.maxEditors { try await desk.store.tidyJournal(of: key.account, in: id, at: now) }
        }
        guard !form.has("_leaving") else { return desk.json(["left": key.window]) }
        let editor = Presence.Editor(
            account: key.account,
            window: key.window,
            name: visitor.account.name,
            field: mayEdit ? ArticleContent.Field(rawValue: form["_field"]) : nil,
            session: visitor.session.id,
            isResting: form.has("_resting"),
            seen: now
        )
        let others = desk.presence.enter(editor, at: id)
        return desk.json(try await office.answer(form, story, visitor, others: others, noted: noted))
    }
}

/// What a page finds in the journal when it opens.
struct JournalState: Encodable, Sendable {
    /// What an editor typed and did not save.
    struct Entry: Encodable, Sendable {
        let window: String
        let sequence: Int64
        let base: Int64
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

/// What the page is told while somebody types.
struct JournalAnswer: Encodable, Sendable {
    /// What others saved, together with what was sent.
    struct Joined: Encodable, Sendable {
        let fields: [String: [String]]
        let names: StoryNames
        /// The names of removed pictures that were left out of it.
        let left: [String]
        /// Whether that is just what is saved.
        let isSaved: Bool
    }

    /// The version that the story is at.
    let version: Int64
    /// The sequence that the journal is at, where something was noted.
    let noted: Int64
    /// The number of the last note to colleagues; 0 when there is none.
    let lastNote: Int64
    /// The others who have it open, a sentence for each.
    let others: [String]
    /// Who saved the version, where it is newer than what the page is based on.
    let saved: String
    let joined: Joined?
    /// The parts that both changed, in words; the editor decides when saving.
    let undecided: [String]
}

extension StoryOffice {
    /// A moment of the last day by its hour, an earlier one by its date too.
    func clockText(_ time: Timestamp, _ now: Timestamp) -> String {
        dates.isoDay(time) == dates.isoDay(now) ? dates.time(time) : dates.dateTime(time)
    }

    /// What a page is told that has sent what its form holds, or (a sign of life) nothing.
    fileprivate func answer(
        _ typed: Form,
        _ story: Article,
        _ visitor: Visitor,
        others: [Presence.Editor],
        noted: Int64
    ) async throws -> JournalAnswer {
        let lastNote = try await desk.store.read { try $0.lastNote(at: story.id) }
        let sentences = others.map { sentence($0, of: visitor) }
        let base = Int64(typed["base"]) ?? story.version
        guard base < story.version else {
            return JournalAnswer(
                version: story.version,
                noted: noted,
                lastNote: lastNote,
                others: sentences,
                saved: "",
                joined: nil,
                undecided: []
            )
        }
        let ancestor = ancestor(typed, story)
        let edit = StoryEdit(content: form.content(typed, over: story), base: base)
        let isWhole = typed.has("headline")
        let (merge, left, saved) = try await desk.store.read { reader in
            (
                isWhole ? try reader.merge(edit, into: story, ancestor: ancestor) : nil,
                try reader.withoutRemovedPictures(edit.content).left,
                try reader.revisions(of: story.id, limit: 1).first
            )
        }
        let undecided = merge.map { merge in
            ArticleContent.Field.allCases.filter {
                merge.conflicts.contains($0) || ($0 == .body && !merge.bodyParts.isEmpty)
            }
        }
        var joined: JournalAnswer.Joined?
        if let merge, merge.isClean {
            let hasOwnSlug = story.hasOwnSlug || merge.merged.slug != story.slug
            var fields = form.fields(merge.merged, hasOwnSlug: hasOwnSlug)
            fields["new-tag"] = typed.all("new-tag")
            joined = JournalAnswer.Joined(
                fields: fields,
                names: try await names(of: [merge.merged]),
                left: left,
                isSaved: merge.merged == ArticleContent(story) && form.newTags(typed).isEmpty
            )
        }
        return JournalAnswer(
            version: story.version,
            noted: noted,
            lastNote: lastNote,
            others: sentences,
            saved: saved?.actor ?? "",
            joined: joined,
            undecided: undecided?.map { language.text("story.part.\($0.rawValue)") } ?? []
        )
    }

    /// What the page had sent when it was saved last and had not seen yet what came of it.
    private func ancestor(_ typed: Form, _ story: Article) -> ArticleContent? {
        let text = typed.verbatim("_was")
        guard !text.isEmpty,
            let fields = try? JSONDecoder().decode([String: [String]].self, from: Data(text.utf8))
        else { return nil }
        var content = form.content(Form(fields: fields), over: story)
        if content.slug.isEmpty { content.slug = story.slug }
        return content
    }

    private func sentence(_ editor: Presence.Editor, of visitor: Visitor) -> String {
        let isOneself = editor.account == visitor.account.id
        guard let field = editor.field else {
            return isOneself
                ? language.text("story.youAreHere") : language.text("story.isHere", ["name": editor.name])
        }
        let part = language.text("story.part.\(field.rawValue)")
        return isOneself
            ? language.text("story.youWrite", ["part": part])
            : language.text("story.writes", ["name": editor.name, "part": part])
    }
}
