import Foundation
import PortadaCore
import PortadaStore

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
    /// The sequence of what waits in the journal of the window that asks; 0 when nothing does.
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
    func answer(
        _ typed: Form,
        _ place: JournalPlace,
        _ visitor: Visitor,
        others: [Presence.Editor],
        noted: Int64
    ) async throws -> JournalAnswer {
        let story = place.story
        let lastNote = try await desk.store.read { try $0.lastNote(at: story.id) }
        let sentences = others.map { sentence($0, of: visitor) }
        let base = try typed.numberIfAny("base") ?? story.version
        // A text for later comes together with the story when its time comes, not before.
        guard place.form == .story, base < story.version else {
            return JournalAnswer(
                version: place.form == .story ? story.version : base,
                noted: noted,
                lastNote: lastNote,
                others: sentences,
                saved: "",
                joined: nil,
                undecided: []
            )
        }
        let seen = try await desk.store.read { try self.seen(story, at: base, $0) }
        let sent = ancestor(typed, story, over: seen)
        let read = form.read(typed, over: seen).content
        let mine = try await desk.store.read { try boxes.shown(read, $0) }
        let edit = StoryEdit(content: mine, base: base)
        let isWhole = typed.has("headline")
        let (merge, left, saved) = try await desk.store.read { reader in
            let ancestor = try sent.map { try boxes.shown($0, reader) } ?? self.ancestor(of: story, at: base, reader)
            return (
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
            fields["byline-name"] = typed.all("byline-name")
            // Half a date is neither what stands nor none: it stays as it is typed.
            if TypedMoment(typed["embargo"], over: seen.embargo, dates) == .unreadable { fields["embargo"] = nil }
            fields["byline", default: []] += typed.all("byline").filter { $0.hasPrefix(StoryForm.newMark) }
            joined = JournalAnswer.Joined(
                fields: fields,
                names: try await names(of: [merge.merged]),
                left: left,
                isSaved: merge.merged == ArticleContent(story) && form.newTags(typed).isEmpty
                    && form.newBylines(typed).isEmpty && form.typedByline(typed).isEmpty
            )
        }
        return JournalAnswer(
            version: story.version,
            noted: noted,
            lastNote: lastNote,
            others: sentences,
            saved: saved.map { language.actor($0.actor) } ?? "",
            joined: joined,
            undecided: undecided?.map { language.text("story.part.\($0.rawValue)") } ?? []
        )
    }

    /// What the page had sent when it was saved last and had not seen yet what came of it.
    private func ancestor(_ typed: Form, _ story: Article, over seen: ArticleContent) -> ArticleContent? {
        let text = typed.verbatim("_was")
        guard !text.isEmpty, let members = (try? JSONValue(Array(text.utf8)))?.members else { return nil }
        let fields = members.map { ($0.name, ($0.value.items ?? []).compactMap(\.string)) }
        var content = form.read(Form(fields: Dictionary(fields) { $1 }), over: seen).content
        if content.slug.isEmpty { content.slug = story.slug }
        return content
    }

    private func sentence(_ editor: Presence.Editor, of visitor: Visitor) -> String {
        let isOneself = editor.key.account == visitor.account.id
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
