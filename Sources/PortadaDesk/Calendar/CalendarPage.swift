import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What will happen, by day and hour of the newspaper's time zone: a month or a week, and moving what is scheduled.
struct CalendarPage: Sendable {
    private static let address = "/desk/calendar/"
    /// Things that are read for one page; a week of a large newspaper has some hundreds.
    private static let limit = 1_000

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/calendar") { request, context in try await page(request, context) }
        router.post("desk/calendar") { _, context in try await move(context) }
    }

    private func page(_ request: Request, _ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let (sections, timeZone) = try await desk.store.read { (try $0.sectionTree(), try $0.settings().timeZone) }
        let now = desk.clock()
        let rows = StoryRowWriter(language: language, timeZone: timeZone, sections: sections, now: now)
        let query = request.uri.queryParameters
        let isWeek = query["view"] == "week"
        let grid = CalendarGrid(
            around: StoryListWish.day(String(query["day"] ?? ""), rows.dates)?.lowerBound ?? now,
            isWeek: isWeek,
            dates: rows.dates
        )
        let (items, seen) = try await desk.store.read { reader in
            let items = try Self.items(reader, in: grid.span, now: now)
            let movable = items.filter { $0.sort == .publication }
            return (items, try reader.seen(movable.map { .article($0.story.id) }))
        }
        let writer = CalendarWriter(rows: rows, grid: grid, now: now, seen: seen, mayMove: visitor.may(.publish))
        let title = language.text("calendar.title")
        return try await desk.page("calendar", context, title: title, place: .stories) { frame in
            CalendarModel(
                frame: frame,
                notice: language.notice(request.notice),
                period: writer.period,
                timeZone: timeZone,
                isWeek: isWeek,
                monthPath: writer.path(isWeek: false, grid.anchor),
                weekPath: writer.path(isWeek: true, grid.anchor),
                earlierPath: writer.path(isWeek: isWeek, grid.earlier),
                laterPath: writer.path(isWeek: isWeek, grid.later),
                todayPath: Self.address + (isWeek ? "?view=week" : ""),
                weekdays: writer.weekdays,
                weeks: writer.weeks(items),
                isEmpty: items.isEmpty,
                back: writer.path(isWeek: isWeek, grid.anchor)
            )
        }
    }

    private static func items(_ reader: Reader, in span: Range<Timestamp>, now: Timestamp) throws -> [CalendarItem] {
        let agenda = try reader.agenda(in: span, limit: limit).map { CalendarItem($0) }
        let embargoes = try reader.embargoes(in: span, limit: limit).compactMap { row in
            row.times.embargo.map { CalendarItem(sort: .embargo, time: $0, story: row) }
        }
        let pins = try reader.frontVersion().arrangement.pins.compactMap { pin in
            pin.until.flatMap { span.contains($0) ? (pin.story, $0) : nil }
        }
        let pinned = try pins.flatMap { id, end in
            try reader.stories([id]).map { CalendarItem(sort: .pin, time: end, story: $0) }
        }
        return (agenda + embargoes + pinned).sorted { ($0.time, $0.story.id) < ($1.time, $1.story.id) }
    }

    /// Gives a scheduled story another time.
    private func move(_ context: DeskContext) async throws -> Response {
        let visitor = try context.requireVisitor()
        let language = try await desk.language(of: context)
        let form = context.form
        let timeZone = try await desk.store.read { try $0.settings().timeZone }
        let dates = DateWriter(language: language, timeZone: timeZone)
        let story = try form.number("story", .rows)
        let back = form["back"].hasPrefix(Self.address) ? form["back"] : Self.address
        let moment: Timestamp
        let due = try await desk.store.read { try $0.article(Identifier(story))?.times.scheduled }
        switch MomentToCome(form["time"], over: due, dates, now: desk.clock()) {
        case .good(let typed): moment = typed
        case .none: return desk.redirect(to: back, notice: "noMoment")
        case .past: return desk.redirect(to: back, notice: "pastMoment")
        case .skipped: return desk.redirect(to: back, notice: "skippedMoment")
        }
        _ = try await desk.newsroom(context).schedule(
            Identifier(story),
            for: moment,
            by: visitor.actor,
            at: desk.clock()
        )
        return desk.redirect(to: back, notice: dates.isShownAgain(moment) ? "firstOfTwo" : "moved")
    }
}

/// Something that will happen to a story.
struct CalendarItem: Sendable {
    /// What sort of thing.
    enum Sort: String, Sendable, CaseIterable {
        /// It comes before the readers.
        case publication
        /// Its text is replaced.
        case update
        /// It is taken back.
        case unpublish
        /// Its embargo ends.
        case embargo
        /// It is no longer held on the front.
        case pin
    }

    let sort: Sort
    let time: Timestamp
    let story: StoryRow
    /// What the newspaper does by itself then; nil for what only ends.
    let agenda: AgendaRow?

    init(sort: Sort, time: Timestamp, story: StoryRow) {
        (self.sort, self.time, self.story, agenda) = (sort, time, story, nil)
    }

    /// Something that the newspaper does by itself.
    init(_ row: AgendaRow) {
        sort =
            switch row.act {
            case .publication: .publication
            case .update: .update
            case .unpublish: .unpublish
            }
        (time, story, agenda) = (row.due, row.story, row)
    }
}
