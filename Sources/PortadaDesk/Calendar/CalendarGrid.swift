import PortadaCore
import PortadaRendering

/// The days that a calendar shows: the whole weeks of a month, or one week, from Monday on.
struct CalendarGrid: Sendable {
    /// A moment of the day that was asked for.
    let anchor: Timestamp
    /// The first moment of each day, and of the one after the last.
    let starts: [Timestamp]
    /// The month that is asked for, 1 to 12.
    let month: Int

    private let isWeek: Bool
    private let dates: DateWriter

    init(around moment: Timestamp, isWeek: Bool, dates: DateWriter) {
        anchor = moment
        self.isWeek = isWeek
        self.dates = dates
        let day = dates.day(moment)
        month = day.month
        let first = isWeek ? day : CivilDay(year: day.year, month: day.month, day: 1) ?? day
        let monday = first.adding(days: -first.weekday)
        var count = 7
        if !isWeek {
            let next = first.adding(days: 31)
            let end = CivilDay(year: next.year, month: next.month, day: 1) ?? next
            let length = monday.days(until: end)
            count = (length + 6) / 7 * 7
        }
        starts = (0...count).map { dates.start(of: monday.adding(days: $0)) }
    }

    /// All of it.
    var span: Range<Timestamp> { (starts.first ?? anchor)..<(starts.last ?? anchor) }

    /// A moment of the month or week before.
    var earlier: Timestamp { step(-1) }

    /// A moment of the month or week after.
    var later: Timestamp { step(1) }

    private func step(_ direction: Int) -> Timestamp {
        let day = dates.day(anchor)
        if isWeek { return dates.start(of: day.adding(days: 7 * direction)) }
        let first = CivilDay(year: day.year, month: day.month, day: 1) ?? day
        let other = first.adding(days: direction < 0 ? -1 : 31)
        return dates.start(of: CivilDay(year: other.year, month: other.month, day: 1) ?? other)
    }
}
