import PortadaCore
import PortadaRendering
import PortadaStore

/// Writes a calendar as people read it.
struct CalendarWriter {
    let rows: StoryRowWriter
    let grid: CalendarGrid
    let now: Timestamp
    /// The stories that may be moved, as the page shows them.
    let seen: Seen
    let mayMove: Bool

    private var dates: DateWriter { rows.dates }
    private var isWeek: Bool { grid.starts.count == 8 }

    /// `noviembre 2026`, or the week's first and last day.
    var period: String {
        let day = dates.day(grid.anchor)
        guard isWeek, let first = grid.starts.first else { return dates.month(year: day.year, month: day.month) }
        return "\(dates.dayOfMonth(first)) – \(dates.date(grid.starts[6]))"
    }

    /// The names of the days, from Monday on.
    var weekdays: [WeekdayModel] { grid.starts.prefix(7).map { WeekdayModel(name: dates.weekdayName($0)) } }

    /// The address of a month or a week.
    func path(isWeek: Bool, _ moment: Timestamp) -> String {
        "/desk/calendar/?\(isWeek ? "view=week&" : "")day=\(dates.isoDay(moment))"
    }

    /// The weeks with what happens in them.
    func weeks(_ items: [CalendarItem]) -> [CalendarWeekModel] {
        var rest = items[...]
        let days = zip(grid.starts, grid.starts.dropFirst()).map { start, end in
            let mine = rest.prefix { $0.time < end }
            rest = rest.dropFirst(mine.count)
            let day = dates.day(start)
            return CalendarDayModel(
                number: "\(day.day)",
                name: dates.dateLong(start),
                path: path(isWeek: true, start),
                isOther: !isWeek && day.month != grid.month,
                isToday: day == dates.day(now),
                isPast: end <= now,
                items: mine.map(model)
            )
        }
        return stride(from: 0, to: days.count, by: 7).map { CalendarWeekModel(days: Array(days[$0..<$0 + 7])) }
    }

    private func model(_ item: CalendarItem) -> CalendarItemModel {
        let lateness = item.agenda.map(rows.lateness) ?? ""
        return CalendarItemModel(
            id: "\(item.story.id)",
            path: item.agenda?.deskPath ?? "/desk/stories/\(item.story.id)/",
            headline: item.story.headline.isEmpty ? rows.language.text("stories.untitled") : item.story.headline,
            time: dates.time(item.time),
            field: dates.field(item.time),
            sort: rows.language.text("calendar.\(item.sort.rawValue)"),
            sortWord: item.sort.rawValue,
            section: item.story.section.flatMap { rows.sections[$0]?.name } ?? "",
            lateness: lateness,
            mayMove: mayMove && item.sort == .publication,
            version: seen.only([.article(item.story.id)]).text
        )
    }
}
