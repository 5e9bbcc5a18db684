import PortadaRendering

/// A month or a week of what will happen.
struct CalendarModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var period: String
    var timeZone: String
    var isWeek: Bool
    var monthPath: String
    var weekPath: String
    var earlierPath: String
    var laterPath: String
    var todayPath: String
    var weekdays: [WeekdayModel]
    var weeks: [CalendarWeekModel]
    var isEmpty: Bool
    /// The calendar's own address, to come back to.
    var back: String

    static let template = TemplateShape<CalendarModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("period") { $0.period },
        .text("timeZone") { $0.timeZone },
        .flag("isWeek") { $0.isWeek },
        .text("monthPath") { $0.monthPath },
        .text("weekPath") { $0.weekPath },
        .text("earlierPath") { $0.earlierPath },
        .text("laterPath") { $0.laterPath },
        .text("todayPath") { $0.todayPath },
        .list("weekdays") { $0.weekdays },
        .list("weeks") { $0.weeks },
        .flag("isEmpty") { $0.isEmpty },
        .text("back") { $0.back }
    )
}

/// The name of a day of the week.
struct WeekdayModel: TemplateModel {
    var name: String

    static let template = TemplateShape<WeekdayModel>(.text("name") { $0.name })
}

/// Seven days.
struct CalendarWeekModel: TemplateModel {
    var days: [CalendarDayModel]

    static let template = TemplateShape<CalendarWeekModel>(.list("days") { $0.days })
}

/// A day of the calendar.
struct CalendarDayModel: TemplateModel {
    var number: String
    var name: String
    /// The week in which it lies.
    var path: String
    /// Whether it belongs to another month.
    var isOther: Bool
    var isToday: Bool
    var isPast: Bool
    var items: [CalendarItemModel]

    static let template = TemplateShape<CalendarDayModel>(
        .text("number") { $0.number },
        .text("name") { $0.name },
        .text("path") { $0.path },
        .flag("isOther") { $0.isOther },
        .flag("isToday") { $0.isToday },
        .flag("isPast") { $0.isPast },
        .flag("hasItems") { !$0.items.isEmpty },
        .list("items") { $0.items }
    )
}

/// Something that will happen.
struct CalendarItemModel: TemplateModel {
    var id: String
    /// Where somebody decides about it.
    var path: String
    var headline: String
    var time: String
    /// The moment as a field of a form has it.
    var field: String
    /// What sort of thing, in words.
    var sort: String
    /// The same as a word for styles.
    var sortWord: String
    var section: String
    /// Why it did not happen although its time has come; empty when it isn't late.
    var lateness: String
    var mayMove: Bool
    /// What moving it is based on.
    var version: String

    static let template = TemplateShape<CalendarItemModel>(
        .text("id") { $0.id },
        .text("path") { $0.path },
        .text("headline") { $0.headline },
        .text("time") { $0.time },
        .text("field") { $0.field },
        .text("sort") { $0.sort },
        .text("sortWord") { $0.sortWord },
        .text("section") { $0.section },
        .text("lateness") { $0.lateness },
        .flag("mayMove") { $0.mayMove },
        .text("version") { $0.version }
    )
}
