import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The readers' comments: those that wait first, decided one by one or many at once.
struct CommentPages: Sendable {
    static let address = "/desk/comments/"
    private static let length = 50
    /// Counting stops here: that there are more is all that anybody needs to know.
    private static let maxCount = 1_000
    /// How many comments one form may decide about.
    static let maxDecisions = 200

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/comments") { request, context in try await page(request, context) }
        router.post("desk/comments") { request, context in try await decide(request, context) }
        router.post("desk/comments/period") { _, context in try await setPeriod(context) }
        router.get("desk/comments/{id}") { request, context in try await thread(request, context) }
        router.post("desk/comments/stories/{id}") { _, context in try await open(context) }
    }

    private func moderator(_ context: DeskContext) throws -> Visitor {
        let visitor = try context.requireVisitor()
        guard visitor.may(.moderate) else { throw DeskFault.forbidden }
        return visitor
    }

    // MARK: The queue

    private func page(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try moderator(context)
        let wish = CommentWish(request)
        let limit = Self.length
        let filter = CommentFilter(
            status: wish.status,
            article: wish.story,
            text: wish.text,
            includesKilled: visitor.may(.kill)
        )
        let (rows, seen, pending, story, settings) = try await desk.store.read { reader in
            let rows = try reader.comments(filter, after: wish.cursor, limit: limit + 1)
            return (
                rows, try reader.seen(rows.map { .comment($0.comment.id) }),
                try reader.waitingComments(upTo: Self.maxCount + 1),
                try wish.story.flatMap { try reader.article($0, for: visitor) }, try reader.settings()
            )
        }
        let language = try await desk.language(of: context)
        let writer = CommentRowWriter(language: language, timeZone: settings.timeZone, now: desk.clock())
        let shown = rows.prefix(limit)
        let last = rows.count > limit && wish.text.isEmpty ? shown.last?.comment : nil
        return try await desk.page("comments", context, title: language.text("comments.title"), place: .comments) {
            frame in
            CommentListModel(
                frame: frame,
                notice: notice(request, language),
                undo: request.uri.queryParameters["undo"].map(String.init) ?? "",
                tabs: tabs(wish, pending: pending, language),
                wish: wish,
                story: story.map { CommentedStoryModel($0, settings: settings, now: desk.clock(), language) },
                rows: writer.models(Array(shown), seen, isOfOneStory: story != nil),
                nextPath: last.map { wish.address(after: CommentCursor(time: $0.time, id: $0.id)) } ?? "",
                isCut: rows.count > limit && !wish.text.isEmpty,
                days: settings.commentDays,
                maySetDays: visitor.may(.manageSettings)
            )
        }
    }

    private func tabs(_ wish: CommentWish, pending: Int, _ language: Language) -> [TabModel] {
        let states: [Comment.Status?] = [.pending, .approved, .rejected, .spam, nil]
        return states.map { state in
            var label = language.text("comments.tab.\(state?.rawValue ?? "all")")
            if state == .pending, pending > 0 {
                label += pending > Self.maxCount ? " \(Self.maxCount)+" : " \(pending)"
            }
            return TabModel(label: label, path: wish.address(status: state), isChosen: wish.status == state)
        }
    }

    private func notice(_ request: Request, _ language: Language) -> String {
        let query = request.uri.queryParameters
        guard let done = query["done"], let count = query["count"].flatMap({ NumberRange.counts.readInt($0) }) else {
            return language.notice(request.notice)
        }
        let left = query["left"].flatMap { NumberRange.counts.readInt($0) } ?? 0
        return Self.notice(of: String(done), count: count, left: left, language)
    }

    private static func notice(of done: String, count: Int, left: Int, _ language: Language) -> String {
        guard count > 0 else { return language.text("comments.none") }
        guard Comment.Status(rawValue: done) != nil || done == "undo" else { return "" }
        let told = language.text("comments.done.\(done)", count: count)
        return left > 0 ? told + " " + language.text("comments.left", count: left) : told
    }

    // MARK: Decisions

    private func decide(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try moderator(context)
        guard let form = DecisionForm(context.form, limit: Self.maxDecisions) else { throw DeskFault.unreadable }
        let done = try await desk.newsroom(context).decide(form.decisions, by: visitor.actor, at: desk.clock())
        if FaultPages.wantsJSON(request) {
            let language = try await desk.language(of: context)
            let seen = try await desk.store.read { reader in try reader.seen(done.map { .comment($0.comment) }) }
            return desk.json(
                DecisionAnswer(
                    done: done.map { .init($0, seen, language) },
                    notice: Self.notice(of: form.word, count: done.count, left: form.left(by: done), language),
                    undo: form.isUndo ? "" : UndoText.text(of: done)
                )
            )
        }
        let undo = form.isUndo || done.isEmpty ? "" : "&undo=\(UndoText.text(of: done))"
        let back = CommentWish.back(context.form["back"])
        let mark = back.contains("?") ? "&" : "?"
        return desk.redirect(
            to: "\(back)\(mark)done=\(form.word)&count=\(done.count)&left=\(form.left(by: done))\(undo)"
        )
    }

    // MARK: One conversation

    private func thread(_ request: Request, _ context: DeskContext) async throws -> Response {
        let seesKilled = try moderator(context).may(.kill)
        let id: Identifier<Comment> = try context.id()
        let (rows, seen, settings) = try await desk.store.read { reader in
            let rows = try reader.conversation(of: id, includingKilled: seesKilled)
            return (rows, try reader.seen(rows.map { .comment($0.comment.id) }), try reader.settings())
        }
        guard let first = rows.first else { throw DeskFault.notFound }
        let language = try await desk.language(of: context)
        let writer = CommentRowWriter(language: language, timeZone: settings.timeZone, now: desk.clock())
        return try await desk.page("comment", context, title: first.headline, place: .comments) { frame in
            ConversationModel(
                frame: frame,
                notice: notice(request, language),
                undo: request.uri.queryParameters["undo"].map(String.init) ?? "",
                back: "\(Self.address)\(id)/",
                headline: first.headline,
                storyPath: "\(Self.address)?state=all&story=\(first.comment.article)",
                readersPath: first.isPublished ? first.path : "",
                rows: writer.models(rows, seen, isOfOneStory: true, chosen: id)
            )
        }
    }

    // MARK: Open and closed

    /// Opens or closes the comments of a story.
    private func open(_ context: DeskContext) async throws -> Response {
        let visitor = try moderator(context)
        let id: Identifier<Article> = try context.id()
        guard var story = try await desk.store.read({ try $0.article(id, for: visitor) }) else {
            throw DeskFault.notFound
        }
        story.commentsOpen = context.form["comments"] == "open"
        _ = try await desk.newsroom(context).save(story, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(Self.address)?state=all&story=\(id)&notice=saved")
    }

    /// Sets after how many days the comments of all stories close.
    private func setPeriod(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let days = try context.form.numberAsInt("days", NumberRange(0...3650))
        try await desk.newsroom(context).changeSettings(by: visitor.actor, at: desk.clock()) { $0.commentDays = days }
        return desk.redirect(to: "\(Self.address)?notice=saved")
    }
}
