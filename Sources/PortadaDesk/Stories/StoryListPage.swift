import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The stories, by state, section, author, date, owner and words.
struct StoryListPage: Sendable {
    private static let length = 50
    /// Counts go so far; more is "more than".
    private static let countLimit = 1_000
    private static let authorLimit = 200
    /// So many people may be meant by a part of a name.
    private static let namesakeLimit = 20

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories") { request, context in try await page(request, context) }
        router.post("desk/stories/columns") { _, context in try await chooseColumns(context) }
    }

    /// What a page shows, as one snapshot has it.
    private struct Content: Sendable {
        var page: StoryListPart
        var count: (count: Int, isWhole: Bool)?
        var stateCounts: [ArticleStatus: Int]
        var sections: SectionTree
        var authors: [Person]
        var views: [StoryView]
        var columns: Set<StoryColumn>
        var report: BulkReport?
        var isAuthorUnknown: Bool
        /// The headlines of what the visitor typed and has not saved.
        var unsaved: [Identifier<Article>: String]
        /// The stories as they are listed, for what is done to several of them.
        var seen: Seen
    }

    /// The states that have a tab, for somebody's role.
    private static func states(for visitor: Visitor) -> [ArticleStatus] {
        ArticleStatus.allCases.filter(visitor.maySee)
    }

    private func page(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let wish = StoryListWish(request)
        let states = Self.states(for: visitor)
        if let status = wish.status, !states.contains(status) { throw DeskFault.forbidden }
        let act = request.uri.queryParameters["act"].flatMap { Identifier<BulkResult>(reading: $0) }
        let language = try await desk.language(of: context)
        let timeZone = try await desk.store.read { try $0.settings().timeZone }
        let dates = DateWriter(language: language, timeZone: timeZone)
        let content = try await desk.store.read { try Self.content($0, wish, visitor, states, dates, act) }
        let writer = StoryRowWriter(
            language: language,
            timeZone: timeZone,
            sections: content.sections,
            now: desk.clock()
        )
        let title = language.text("stories.title")
        let context = context.showing(content.seen)
        return try await desk.page("stories", context, title: title, place: .stories) { frame in
            Self.model(frame, wish, visitor, states, content, writer, notice: request.notice)
        }
    }

    private static func content(
        _ reader: Reader,
        _ wish: StoryListWish,
        _ visitor: Visitor,
        _ states: [ArticleStatus],
        _ dates: DateWriter,
        _ act: Identifier<BulkResult>?
    ) throws -> Content {
        let authors = try authors(wish.author, reader)
        let isUnknown = !wish.author.isEmpty && authors.people.isEmpty && authors.accounts.isEmpty
        let filter = wish.filter(visitor: visitor, authors: authors, dates: dates)
        let page = try isUnknown ? StoryListPart() : reader.storyPage(filter, after: wish.cursor, limit: length)
        let isCounted = page.next != nil && wish.cursor == nil
        var counts: [ArticleStatus: Int] = [:]
        if !wish.isNarrow {
            for state in states where state != .trashed && state != .killed {
                counts[state] = try reader.storyCount(StoryFilter(status: state), upTo: countLimit + 1).count
            }
        }
        return Content(
            page: page,
            count: isCounted ? try reader.storyCount(filter, upTo: countLimit) : nil,
            stateCounts: counts,
            sections: try reader.sectionTree(),
            authors: try reader.listedPeople(limit: authorLimit),
            views: try reader.views(for: visitor.account.id),
            columns: StoryColumn.chosen(
                try reader.preference(StoryColumn.preference, of: visitor.account.id)
            ),
            report: try act.flatMap { try BulkReport($0, of: visitor.account.id, reader) },
            isAuthorUnknown: isUnknown,
            unsaved: try reader.unsavedHeadlines(of: visitor.account.id, in: page.rows.map(\.id)),
            seen: try reader.seen(page.rows.map { .article($0.id) })
        )
    }

    /// Whom a typed name means: the one who signs so, or else all whose names have it in them; and the accounts of such a
    /// name, whose stories the list shows under it while nobody signs them.
    private static func authors(
        _ name: String,
        _ reader: Reader
    ) throws -> (people: [Identifier<Person>], accounts: [Identifier<Account>]) {
        guard !name.isEmpty else { return ([], []) }
        let accounts = try reader.accounts(called: name, limit: namesakeLimit)
        if let person = try reader.person(named: name) { return ([person.id], accounts) }
        return (try reader.suggestions(of: .people, for: name, limit: namesakeLimit).map(\.id), accounts)
    }

    private static func model(
        _ frame: FrameModel,
        _ wish: StoryListWish,
        _ visitor: Visitor,
        _ states: [ArticleStatus],
        _ content: Content,
        _ writer: StoryRowWriter,
        notice: String
    ) -> StoryListModel {
        let language = writer.language
        let view = content.views.first { $0.query == wish.query && !wish.query.isEmpty }
        let query = wish.query
        return StoryListModel(
            frame: frame,
            notice: language.notice(notice),
            fault: content.isAuthorUnknown ? language.text("stories.noAuthor", ["name": wish.author]) : "",
            report: content.report?.model(writer),
            tabs: tabs(wish, states, content, language, isView: view != nil),
            views: content.views.map { other in
                TabModel(
                    label: other.name,
                    path: "\(StoryListWish.path)?\(other.query)",
                    isChosen: other.id == view?.id
                )
            },
            filters: filters(wish, content, language),
            count: count(content, wish, language),
            columns: StoryColumnsModel(shown: content.columns),
            columnChoices: StoryColumn.allCases.map { column in
                ChoiceModel(
                    value: column.rawValue,
                    label: language.text("column.\(column.rawValue)"),
                    isChosen: content.columns.contains(column)
                )
            },
            stories: content.page.rows.map { writer.model($0, unsaved: content.unsaved[$0.id]) },
            bulk: bulk(wish, visitor, content.sections, language),
            nextPath: content.page.next.map { wish.address(after: $0) } ?? "",
            isUnfinished: content.page.isUnfinished,
            isCut: content.page.isCut,
            path: wish.address(after: wish.cursor),
            query: query,
            viewName: view.map { $0.owner == visitor.account.id ? $0.name : "" } ?? "",
            mayShare: visitor.may(.manageSections)
        )
    }

    private static func tabs(
        _ wish: StoryListWish,
        _ states: [ArticleStatus],
        _ content: Content,
        _ language: Language,
        isView: Bool
    ) -> [TabModel] {
        let all = TabModel(
            label: language.text("stories.all"),
            path: wish.address(status: nil),
            isChosen: wish.status == nil && !isView
        )
        return [all]
            + states.map { state in
                TabModel(
                    label: language.state(state),
                    path: wish.address(status: state),
                    isChosen: wish.status == state && !isView,
                    count: content.stateCounts[state].map { count in
                        count > countLimit ? language.text("stories.manyShort") : count == 0 ? "" : "\(count)"
                    } ?? ""
                )
            }
    }

    private static func filters(_ wish: StoryListWish, _ content: Content, _ language: Language) -> StoryFiltersModel {
        StoryFiltersModel(
            state: wish.status?.rawValue ?? "",
            text: wish.text,
            isMine: wish.isMine,
            sections: ChoiceModel.sections(content.sections, chosen: wish.section),
            author: wish.author,
            authors: content.authors.map { ChoiceModel(value: $0.name, label: $0.name, isChosen: false) },
            from: wish.days.first,
            until: wish.days.last,
            isOpen: wish.section != nil || !wish.author.isEmpty || wish.days != ("", "") || wish.isMine
        )
    }

    /// How many there are, in words: what one page shows is counted, an archive is not.
    private static func count(_ content: Content, _ wish: StoryListWish, _ language: Language) -> String {
        if content.page.isCut { return language.text("stories.cut") }
        if let counted = content.count {
            let key = counted.isWhole ? "stories.count" : "stories.more"
            return language.text(key, count: counted.count)
        }
        guard wish.cursor == nil, !content.page.rows.isEmpty, content.page.next == nil else { return "" }
        return language.text("stories.count", count: content.page.rows.count)
    }

    private static func bulk(
        _ wish: StoryListWish,
        _ visitor: Visitor,
        _ sections: SectionTree,
        _ language: Language
    ) -> BulkFormModel {
        var moves: [ArticleStatus] = [.draft, .inReview, .ready, .trashed]
        if !visitor.may(.publish) { moves.removeAll { $0 == .ready } }
        if let status = wish.status { moves = moves.filter { status.steps.contains($0) } }
        return BulkFormModel(
            moves: moves.map { state in
                let key = "bulk.\(state.rawValue.replacing("_", with: ""))"
                return ChoiceModel(value: "move:\(state.rawValue)", label: language.text(key), isChosen: false)
            },
            sections: ChoiceModel.sections(sections, chosen: nil)
        )
    }

    private func chooseColumns(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let chosen = context.form.all("column").compactMap { StoryColumn(rawValue: $0) }
        try await desk.store.prefer(
            StoryColumn.preference,
            chosen.map(\.rawValue).joined(separator: ","),
            of: visitor.account.id
        )
        return desk.redirect(to: context.form.backToStories)
    }
}

extension Form {
    /// The list of stories that a form was sent from.
    var backToStories: String {
        let back = self["back"]
        return back.hasPrefix(StoryListWish.path + "?") || back == StoryListWish.path ? back : StoryListWish.path
    }
}
