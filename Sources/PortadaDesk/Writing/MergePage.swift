import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Where an editor decides, when what they wrote and what somebody else saved meanwhile touch the same: both side by
/// side, part by part. What they wrote stays in the journal until it is decided.
struct MergePage: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/merge/{window}") { request, context in try await show(request, context) }
        router.post("desk/stories/{id}/merge/{window}") { _, context in try await decide(context) }
    }

    /// Where it is decided.
    /// - Parameter announces: whether readers are to be told of the save that comes of it.
    static func address(of story: Identifier<Article>, _ window: String, announces: Bool) -> String {
        "/desk/stories/\(story)/merge/\(window)/" + (announces ? "?announce=on" : "")
    }

    /// What is to be brought together.
    private struct Case: Sendable {
        let story: Article
        let entry: JournalEntry
        let mine: ArticleContent
        let newTags: [String]
        let newBylines: [StoryEdit.NewByline]
        /// The name that was typed as a byline.
        let byline: TypedByline
        let merge: ContentMerge
        let base: ArticleContent
        /// The names of pictures in what the editor wrote that were removed.
        let left: [String]
        /// What of it can't be taken.
        let faults: [FieldFault]
    }

    /// The case that an address names; nil when nothing waits there any more.
    private func open(
        _ context: DeskContext,
        _ office: StoryOffice,
        theirs version: Int64? = nil
    ) async throws -> Case? {
        let visitor = try context.requireVisitor()
        let story = try await office.story(try context.id(), for: visitor)
        guard let key = JournalEntry.Key(context.parameters.get("window") ?? "", of: visitor) else {
            throw DeskFault.notFound
        }
        return try await desk.store.read { reader in
            guard let entry = try reader.journal(key, in: story.id) else { return nil }
            let typed = Form(fields: entry.fields)
            let byline = try TypedByline(office.form.typedByline(typed), reader)
            let base = try office.seen(story, at: entry.base, reader)
            let read = office.form.read(typed, over: base)
            let mine = try office.boxes.shown(office.with(byline, read.content), reader)
            let edit = StoryEdit(content: mine, base: entry.base)
            var merge = try reader.merge(
                edit,
                into: story,
                ancestor: office.ancestor(of: story, at: entry.base, reader)
            )
            if let version, version != story.version, let theirs = try reader.content(of: story.id, version: version) {
                // The decision was about this version; what came after comes together with it at the save.
                merge = ContentMerge(base: base, mine: mine, theirs: try office.boxes.shown(theirs, reader))
            }
            let newTags = office.form.newTags(typed)
            let left = try reader.withoutRemovedPictures(mine).left
            return Case(
                story: story,
                entry: entry,
                mine: mine,
                newTags: newTags,
                newBylines: office.form.newBylines(typed),
                byline: byline,
                merge: merge,
                base: base,
                left: left,
                faults: read.faults
            )
        }
    }

    private func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let office = try await StoryOffice(desk, context)
        guard let found = try await open(context, office) else {
            return desk.redirect(to: "/desk/stories/\(try context.id() as Identifier<Article>)/")
        }
        let (story, merge) = (found.story, found.merge)
        let (saved, names) = try await desk.store.read { reader in
            (
                try reader.revisions(of: story.id, limit: 1).first,
                try ContentNames([found.mine, merge.merged], reader)
            )
        }
        let writer = MergeWriter(office: office, names: names, base: found.base, mine: found.mine)
        let now = desk.clock()
        return try await desk.page("merge", context, title: office.language.text("merge.title"), place: .stories) {
            frame in
            MergeModel(
                frame: frame,
                path: "/desk/stories/\(story.id)/",
                window: found.entry.key.window,
                headline: merge.merged.headline.isEmpty
                    ? office.language.text("stories.untitled") : merge.merged.headline,
                version: "\(story.version)",
                mineTime: office.clockText(found.entry.time, now),
                theirName: saved.map { office.language.actor($0.actor) } ?? "",
                theirTime: saved.map { office.clockText($0.time, now) } ?? "",
                mayAnnounce: PublicationModel.mayAnnounce(story, visitor),
                announces: request.uri.queryParameters["announce"] != nil,
                parts: writer.fields(merge),
                bodyParts: writer.body(merge)
            )
        }
    }

    private func decide(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let office = try await StoryOffice(desk, context)
        let form = context.form
        let id: Identifier<Article> = try context.id()
        let version = try form.number("version")
        guard let found = try await open(context, office, theirs: version) else {
            return desk.redirect(to: "/desk/stories/\(id)/")
        }
        let decided = try MergeDecision(form: form, office: office).content(found.merge, mine: found.mine)
        if let refusal = FormRefusal(found.faults, office.language) { throw refusal }
        let announces = form.has("announce")
        let content = try await desk.store.read { reader in
            let kept = try office.kept(decided, of: found.story, at: version, reader)
            return try office.boxes.areHidden
                ? office.keeping([found.entry], in: kept, of: found.story, reader) : kept
        }
        let edit = StoryEdit(
            content: content,
            base: version,
            newTags: found.newTags,
            newBylines: found.newBylines,
            journal: found.entry.mark,
            announces: announces
        )
        switch try await desk.store.newsroom.edit(id, edit, by: visitor.actor, at: desk.clock()) {
        case .saved:
            let saved = SaveNotice(isJoined: true, left: found.left, isUnsigned: found.byline.unsigned != nil)
            return desk.redirect(to: saved.address(of: id))
        case .undecided:
            // Somebody saved while it was decided: what is decided is kept, and asked is only what is new.
            var fields = office.form.fields(content, hasOwnSlug: true)
            fields["new-tag"] = found.newTags
            fields["byline", default: []] += found.newBylines.map { StoryForm.newMark + $0.name }
            fields["byline-name"] = [found.byline.unsigned ?? ""]
            let entry = JournalEntry(
                key: found.entry.key,
                sequence: found.entry.sequence + 1,
                base: version,
                fields: fields,
                time: desk.clock()
            )
            try await desk.store.note(entry, of: id)
            return desk.redirect(to: Self.address(of: id, found.entry.key.window, announces: announces))
        }
    }
}
