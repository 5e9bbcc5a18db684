import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What needs somebody now, by what they are in the newsroom; what is to come, and what was published last.
struct HomePage: Sendable {
    /// How many of each sort are shown.
    private static let length = 8
    /// Waiting comments are counted so far.
    private static let commentLimit = 100
    /// How far ahead embargoes are shown, and how far back notes, in seconds.
    private static let ahead: Int64 = 7 * 86_400

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk") { _, context in try await page(context) }
    }

    /// What one snapshot of the store holds for somebody.
    private struct Content: Sendable {
        var late: [AgendaRow] = []
        var webhooks: [Webhook] = []
        var review: [StoryRow] = []
        var ready: [StoryRow] = []
        var comments = 0
        var drafts: [StoryRow] = []
        /// The headlines of what the visitor typed and has not saved.
        var unsaved: [Identifier<Article>: String] = [:]
        var handedOn: [StoryRow] = []
        var notes: [ColleagueNote] = []
        var scheduled: [AgendaRow]
        var embargoes: [StoryRow]
        var published: [StoryRow]
        var sections: SectionTree
        var timeZone: String
    }

    private func page(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let now = desk.clock()
        let content = try await desk.store.read { try Self.content($0, visitor, now) }
        let writer = StoryRowWriter(
            language: language,
            timeZone: content.timeZone,
            sections: content.sections,
            now: now
        )
        return try await desk.page("home", context, title: language.text("frame.home"), place: .home) { frame in
            HomeModel(
                frame: frame,
                today: writer.dates.dateLong(now),
                groups: Self.groups(content, HomeWriter(rows: writer)),
                comments: Self.comments(content.comments, language),
                scheduled: content.scheduled.map(HomeWriter(rows: writer).scheduled),
                embargoes: content.embargoes.map(HomeWriter(rows: writer).embargo),
                published: content.published.map(HomeWriter(rows: writer).published)
            )
        }
    }

    private static func content(_ reader: Reader, _ visitor: Visitor, _ now: Timestamp) throws -> Content {
        let mine = visitor.account.id
        func stories(_ status: ArticleStatus, owner: Identifier<Account>? = nil) throws -> [StoryRow] {
            try reader.stories(StoryFilter(status: status, owner: owner), limit: length)
        }
        var content = Content(
            scheduled: try reader.agenda(in: now..<Timestamp.latest, limit: length),
            embargoes: try reader.embargoes(in: now..<now.advanced(bySeconds: ahead), limit: length),
            published: try stories(.published),
            sections: try reader.sectionTree(),
            timeZone: try reader.settings().timeZone
        )
        content.late = try reader.agenda(in: Timestamp(milliseconds: 0)..<now, limit: length)
        if visitor.may(.manageAccounts) {
            content.webhooks = try reader.webhooks().filter { HealthRules.isSilent($0, now: now) }
        }
        if visitor.may(.editOthers) { content.review = try stories(.inReview) }
        if visitor.may(.publish) { content.ready = try stories(.ready) }
        if visitor.may(.moderate) { content.comments = try reader.waitingComments(upTo: commentLimit) }
        content.drafts = try stories(.draft, owner: mine)
        content.unsaved = try reader.unsavedHeadlines(of: mine, in: content.drafts.map(\.id))
        content.notes = try reader.colleaguesNotes(
            for: mine,
            since: now.advanced(bySeconds: -ahead),
            limit: length
        )
        if !visitor.may(.editOthers) { content.handedOn = try stories(.inReview, owner: mine) }
        return content
    }

    private static func groups(_ content: Content, _ writer: HomeWriter) -> [HomeGroupModel] {
        let text = writer.rows.language.text
        let all = [
            HomeGroupModel(
                title: text("home.late", [:]),
                items: content.late.map(writer.late),
                path: "/desk/health/",
                isUrgent: true
            ),
            HomeGroupModel(
                title: text("home.webhooks", [:]),
                items: content.webhooks.prefix(length).map(writer.silent),
                path: ProgramPages.address,
                isUrgent: true
            ),
            HomeGroupModel(
                title: text("home.review", [:]),
                items: content.review.map(writer.saved),
                path: "/desk/stories/?state=in_review"
            ),
            HomeGroupModel(
                title: text("home.ready", [:]),
                items: content.ready.map(writer.saved),
                path: "/desk/stories/?state=ready"
            ),
            HomeGroupModel(
                title: text("home.notes", [:]),
                items: content.notes.map(writer.note),
                path: "/desk/stories/?mine=1"
            ),
            HomeGroupModel(
                title: text("home.mine", [:]),
                items: content.drafts.map { writer.saved($0, unsaved: content.unsaved[$0.id]) },
                path: "/desk/stories/?state=draft&mine=1"
            ),
            HomeGroupModel(
                title: text("home.handedOn", [:]),
                items: content.handedOn.map(writer.saved),
                path: "/desk/stories/?state=in_review&mine=1"
            ),
        ]
        return all.filter { !$0.items.isEmpty }
    }

    private static func comments(_ count: Int, _ language: Language) -> String {
        switch count {
        case 0: ""
        case commentLimit...: language.text("home.manyComments")
        default: language.text("home.comments", count: count)
        }
    }
}

/// Writes stories as lines of the home.
struct HomeWriter {
    /// So much of a note is shown, in characters.
    private static let noteLength = 160

    let rows: StoryRowWriter

    /// A story that is being worked on: when it was saved last, whose it is, and until when it is under embargo.
    func saved(_ row: StoryRow) -> HomeItemModel { saved(row, unsaved: nil) }

    /// The same with the headline that was typed and not saved.
    func saved(_ row: StoryRow, unsaved: String?) -> HomeItemModel {
        let model = rows.model(row, unsaved: unsaved)
        let told = model.isUnsaved ? rows.language.text("stories.unsaved") : ""
        var item = item(row, [told, model.section, model.people, model.due], moment: model.edited)
        item.headline = model.headline
        return item
    }

    /// Something that is to happen.
    func scheduled(_ row: AgendaRow) -> HomeItemModel {
        let model = rows.model(row.story)
        return agenda(row, [row.act == .publication ? "" : rows.act(row), model.section, model.people])
    }

    /// Something that did not happen at its time, with what holds it up.
    func late(_ row: AgendaRow) -> HomeItemModel { agenda(row, [rows.act(row), rows.lateness(row)]) }

    private func agenda(_ row: AgendaRow, _ notes: [String]) -> HomeItemModel {
        var item = item(row.story, notes, moment: rows.moment(row.due))
        item.path = row.deskPath
        item.due = row.due > rows.now ? "\(row.due.rawValue)" : ""
        return item
    }

    /// A program at which nothing arrives.
    func silent(_ webhook: Webhook) -> HomeItemModel {
        HomeItemModel(
            path: WebhookPages.path(webhook),
            headline: webhook.address,
            moment: webhook.failingSince.map(rows.moment) ?? "",
            note: WebhookPages.failure(webhook, rows)
        )
    }

    /// What a colleague noted.
    func note(_ note: ColleagueNote) -> HomeItemModel {
        let text = note.text.count > Self.noteLength ? "\(note.text.prefix(Self.noteLength))…" : note.text
        return HomeItemModel(
            path: "/desk/stories/\(note.story)/#notes",
            headline: note.headline.isEmpty ? rows.language.text("stories.untitled") : note.headline,
            moment: rows.dates.ago(note.time, now: rows.now) ?? rows.moment(note.time),
            note: "\(note.author): \(text)"
        )
    }

    /// A story whose embargo ends.
    func embargo(_ row: StoryRow) -> HomeItemModel {
        item(row, [rows.language.state(row.status)], moment: row.times.embargo.map(rows.moment) ?? "")
    }

    /// A story that readers see.
    func published(_ row: StoryRow) -> HomeItemModel {
        let model = rows.model(row)
        let moment = row.times.published.map { rows.dates.ago($0, now: rows.now) ?? rows.moment($0) }
        return item(row, [model.section, model.people], moment: moment ?? "")
    }

    private func item(_ row: StoryRow, _ notes: [String], moment: String) -> HomeItemModel {
        HomeItemModel(
            path: "/desk/stories/\(row.id)/",
            headline: row.headline.isEmpty ? rows.language.text("stories.untitled") : row.headline,
            moment: moment,
            note: notes.filter { !$0.isEmpty }.joined(separator: " · ")
        )
    }
}
