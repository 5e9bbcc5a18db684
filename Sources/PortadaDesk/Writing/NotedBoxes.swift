import PortadaCore
import PortadaRendering
import PortadaStore

/// The boxes that recommend a killed story and stand only in what somebody typed and never saved: what they send next was
/// written over a text without them, so they are put back from the journal.
extension StoryOffice {
    /// The field by which a page tells whose text it took over: windows of the same account.
    static let takenField = "_taken"

    /// What waits in the journal of a window, and of those whose text it took over.
    func noted(
        _ typed: Form,
        by visitor: Visitor,
        at place: JournalForm = .story,
        of story: Identifier<Article>,
        _ reader: Reader
    ) throws -> [JournalEntry] {
        guard boxes.areHidden else { return [] }
        let windows = Set([typed["_window"]] + typed.all(Self.takenField))
        return try reader.journal(of: visitor.account.id, in: story, form: place)
            .filter { windows.contains($0.key.window) }
    }

    /// A content with the boxes that were noted in its text since it was begun.
    func keeping(
        _ entries: [JournalEntry],
        in content: ArticleContent,
        of story: Article,
        _ reader: Reader
    ) throws -> ArticleContent {
        var content = content
        content.body = try keeping(entries, in: content.body, of: story, reader)
        return content
    }

    /// What is noted of fields, with the boxes of what was noted before.
    func keeping(
        _ entries: [JournalEntry],
        in fields: [String: [String]],
        of story: Article,
        _ reader: Reader
    ) throws -> [String: [String]] {
        guard !entries.isEmpty, let typed = fields["body"]?.first else { return fields }
        let body = form.text(typed)
        let kept = try keeping(entries, in: body, of: story, reader)
        return kept == body ? fields : fields.merging(["body": [StoryForm.text(of: kept)]]) { $1 }
    }

    private func keeping(
        _ entries: [JournalEntry],
        in body: CleanHTML,
        of story: Article,
        _ reader: Reader
    ) throws -> CleanHTML {
        try entries.reduce(body) { body, entry in
            guard let text = entry.fields["body"]?.first, text.contains("related") else { return body }
            return try reader.keepingKilled(
                of: form.text(text),
                besides: whole(story, at: entry.base, reader).body,
                in: body,
                site: desk.parts.address
            )
        }
    }
}
