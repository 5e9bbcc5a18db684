import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The stories, by state, section, owner and words, the last saved first.
struct StoryListPage: Sendable {
    private static let length = 50

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories") { request, context in try await page(request, context) }
    }

    /// What the address asks for.
    private struct Wish {
        var status: ArticleStatus?
        var section: Identifier<Section>?
        var isMine = false
        var text = ""
        var cursor: StoryCursor?

        init(_ request: Request) {
            let query = request.uri.queryParameters
            status = query["state"].flatMap { ArticleStatus(rawValue: String($0)) }
            section = query["section"].flatMap { Int64($0) }.map { Identifier($0) }
            isMine = query["mine"] == "1"
            text = String((query["q"] ?? "").prefix(200))
            let numbers = (query["after"] ?? "").split(separator: "-").compactMap { Int64($0) }
            if numbers.count == 2 {
                cursor = StoryCursor(edited: Timestamp(milliseconds: numbers[0]), id: Identifier(numbers[1]))
            }
        }

        /// The address of this wish with another state, from the list's beginning.
        func address(status: ArticleStatus?, after: StoryCursor? = nil) -> String {
            var parts: [String] = []
            if let status { parts.append("state=\(status.rawValue)") }
            if let section { parts.append("section=\(section)") }
            if isMine { parts.append("mine=1") }
            if !text.isEmpty { parts.append("q=\(Desk.encode(text))") }
            if let after { parts.append("after=\(after.edited.rawValue)-\(after.id)") }
            return "/desk/stories/" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
        }
    }

    /// The states that have a tab, for somebody's role.
    private static func states(for visitor: Visitor) -> [ArticleStatus] {
        ArticleStatus.allCases.filter { $0 != .killed || visitor.may(.kill) }
    }

    private func page(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let wish = Wish(request)
        let states = Self.states(for: visitor)
        if let status = wish.status, !states.contains(status) { throw DeskFault.forbidden }
        let filter = StoryFilter(
            status: wish.status,
            section: wish.section,
            owner: wish.isMine ? visitor.account.id : nil,
            text: wish.text
        )
        let limit = Self.length
        let (rows, sections, timeZone) = try await desk.store.read { reader in
            (
                try reader.stories(filter, after: wish.cursor, limit: limit + 1), try reader.sectionTree(),
                try reader.settings().timeZone
            )
        }
        let language = try await desk.language(of: context)
        let writer = StoryRowWriter(language: language, timeZone: timeZone, sections: sections, now: desk.clock())
        let shown = rows.prefix(limit)
        let next = rows.count > limit && wish.text.isEmpty ? shown.last : nil
        return try await desk.page("stories", context, title: language.text("stories.title"), place: .stories) {
            frame in
            StoryListModel(
                frame: frame,
                tabs: [
                    TabModel(
                        label: language.text("stories.all"),
                        path: wish.address(status: nil),
                        isChosen: wish.status == nil
                    )
                ]
                    + states.map { state in
                        TabModel(
                            label: language.state(state),
                            path: wish.address(status: state),
                            isChosen: wish.status == state
                        )
                    },
                state: wish.status?.rawValue ?? "",
                text: wish.text,
                isMine: wish.isMine,
                sections: ChoiceModel.sections(sections, chosen: wish.section),
                stories: shown.map(writer.model),
                nextPath: next.map { last in
                    wish.address(status: wish.status, after: StoryCursor(edited: last.edited, id: last.id))
                } ?? "",
                isCut: rows.count > limit && !wish.text.isEmpty
            )
        }
    }
}

/// Writes stories as rows of a list.
struct StoryRowWriter {
    let language: Language
    let dates: DateWriter
    let sections: SectionTree
    let now: Timestamp

    init(language: Language, timeZone: String, sections: SectionTree, now: Timestamp) {
        self.language = language
        dates = DateWriter(language: language, timeZone: timeZone)
        self.sections = sections
        self.now = now
    }

    /// One row.
    func model(_ row: StoryRow) -> StoryRowModel {
        let isLate = row.status == .scheduled && (row.times.scheduled.map { $0 < now } ?? false)
        let due: String? =
            switch row.status {
            case .scheduled: row.times.scheduled.map(dates.dateTime)
            case .published, .withdrawn: row.times.published.map(dates.dateTime)
            default:
                row.times.embargo.flatMap { end in
                    end > now ? language.text("stories.embargo", ["until": dates.dateTime(end)]) : nil
                }
            }
        return StoryRowModel(
            headline: row.headline.isEmpty ? language.text("stories.untitled") : row.headline,
            path: row.status == .published ? row.path : "",
            state: language.state(row.status),
            stateWord: row.status.rawValue.replacing("_", with: "-"),
            section: row.section.flatMap { sections[$0]?.name } ?? "",
            people: row.bylines.isEmpty ? row.owner ?? "" : row.bylines.joined(separator: ", "),
            edited: dates.ago(row.edited, now: now) ?? dates.dateTime(row.edited),
            due: due ?? "",
            isLate: isLate
        )
    }
}

extension Language {
    /// A state's name.
    func state(_ state: ArticleStatus) -> String { text("state.\(state.rawValue.replacing("_", with: ""))") }
}
