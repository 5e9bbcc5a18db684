import PortadaCore

/// Writes moments as people and machines read them, in one language and time zone. Make one and keep it.
public struct DateWriter: Sendable {
    private let words: DateWords
    private let language: String
    let zone: ZoneOffsets

    /// Takes a language of the theme and a zone by its IANA name; a zone that is not known counts as UTC.
    public init(language: Language, timeZone: String) {
        words = language.dates
        self.language = language.code
        zone = .named(timeZone)
    }

    /// `4 septiembre 2023`.
    public func date(_ moment: Timestamp) -> String { text("date", LocalTime(moment, in: zone)) }

    /// `4 sept. 2023`.
    public func dateShort(_ moment: Timestamp) -> String { text("dateShort", LocalTime(moment, in: zone)) }

    /// `lunes, 4 de septiembre de 2023`.
    public func dateLong(_ moment: Timestamp) -> String { text("dateLong", LocalTime(moment, in: zone)) }

    /// `4 de septiembre`.
    public func dayOfMonth(_ moment: Timestamp) -> String { text("dayOfMonth", LocalTime(moment, in: zone)) }

    /// `3:05 pm`.
    public func time(_ moment: Timestamp) -> String { text("time", LocalTime(moment, in: zone)) }

    /// `4 septiembre 2023, 3:05 pm`.
    public func dateTime(_ moment: Timestamp) -> String { text("dateTime", LocalTime(moment, in: zone)) }

    /// `septiembre 2023`; empty when there is no such month.
    public func month(year: Int, month: Int) -> String {
        CivilDay(year: year, month: month, day: 1).map { text("month", $0, nil) } ?? ""
    }

    /// `4 septiembre 2023`; empty when there is no such day.
    public func date(year: Int, month: Int, day: Int) -> String {
        CivilDay(year: year, month: month, day: day).map { text("date", $0, nil) } ?? ""
    }

    /// `septiembre` for 9; empty when there is no such month.
    public func monthName(_ month: Int) -> String {
        words.months.indices.contains(month - 1) ? words.months[month - 1] : ""
    }

    /// `lunes`.
    public func weekdayName(_ moment: Timestamp) -> String { weekday(day(moment)) }

    /// `hace 5 minutos`; nil when the moment lies in the future, or a day or more in the past.
    public func ago(_ moment: Timestamp, now: Timestamp) -> String? {
        let minutes = Int((now.rawValue - moment.rawValue) / 60_000)
        guard moment <= now, minutes < 24 * 60 else { return nil }
        if minutes == 0 { return words.agoNow.filled { _ in nil } }
        let (count, message) = minutes < 60 ? (minutes, words.agoMinutes) : (minutes / 60, words.agoHours)
        return message.filled(count: count, language: language) { _ in nil }
    }

    /// `2023-09-04T15:05:00-04:00` (RFC 3339).
    public func iso8601(_ moment: Timestamp) -> String {
        let time = LocalTime(moment, in: zone)
        let minutes = abs(time.offset) / 60
        var text = Digits()
        text.append(time.day)
        text.append("T", time.hour)
        text.append(":", time.minute)
        text.append(":", time.second)
        text.append(time.offset < 0 ? "-" : "+", minutes / 60)
        text.append(":", minutes % 60)
        return text.string
    }

    /// `2023-09-04`, in the time zone.
    public func isoDay(_ moment: Timestamp) -> String { isoDay(day(moment)) }

    /// `Mon, 04 Sep 2023 15:05:00 -0400` (RFC 822 with the four-digit years of RFC 1123), as feeds want it.
    public func rfc822(_ moment: Timestamp) -> String {
        let time = LocalTime(moment, in: zone)
        let minutes = abs(time.offset) / 60
        var text = Digits()
        text.append("\(Self.weekdays[time.day.weekday]), ", time.day.day)
        text.append(" \(Self.months[time.day.month - 1]) ", time.day.year, atLeast: 4)
        text.append(" ", time.hour)
        text.append(":", time.minute)
        text.append(":", time.second)
        text.append(time.offset < 0 ? " -" : " +", minutes / 60)
        text.append("", minutes % 60)
        return text.string
    }

    /// The day that the calendar shows at the moment.
    public func day(_ moment: Timestamp) -> CivilDay { LocalTime(moment, in: zone).day }

    /// How many days the calendar shows between two moments: 1 from 11 pm to 1 am of the next day.
    public func days(from first: Timestamp, to last: Timestamp) -> Int {
        Int(clamping: day(last).daysSince1970 - day(first).daysSince1970)
    }

    /// A day from its first moment up to the first of the next, or without a day the whole month; nil when the calendar
    /// does not have it.
    public func range(year: Int, month: Int?, day: Int? = nil) -> Range<Timestamp>? {
        guard let month else {
            let days = [year, year + 1].compactMap { CivilDay(year: $0, month: 1, day: 1) }
            return days.count == 2 ? start(of: days[0])..<start(of: days[1]) : nil
        }
        guard let first = CivilDay(year: year, month: month, day: day ?? 1) else { return nil }
        let length: Int64 = day == nil ? 31 : 1
        var next = CivilDay(daysSince1970: first.daysSince1970 + length)
        if day == nil { next = CivilDay(year: next.year, month: next.month, day: 1) ?? next }
        return start(of: first)..<start(of: next)
    }

    /// The first moment of a day.
    public func start(of day: CivilDay) -> Timestamp {
        Timestamp(seconds: zone.time(atLocal: day.daysSince1970 * 86_400))
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    private func isoDay(_ day: CivilDay) -> String {
        var text = Digits()
        text.append(day)
        return text.string
    }

    private func weekday(_ day: CivilDay) -> String {
        words.weekdays.isEmpty ? "" : words.weekdays[day.weekday]
    }

    private func text(_ pattern: String, _ time: LocalTime) -> String { text(pattern, time.day, time) }

    /// Fills a pattern with the parts of a day and, when there is one, of a time.
    private func text(_ pattern: String, _ day: CivilDay, _ time: LocalTime?) -> String {
        guard let pattern = words.patterns[pattern] else { return "" }
        return pattern.filled { name in
            switch name {
            case "day": String(day.day)
            case "month": words.months[day.month - 1]
            case "monthShort": words.monthsShort[day.month - 1]
            case "monthNumber": LocalTime.two(day.month)
            case "year": String(day.year)
            case "weekday": weekday(day)
            case "date": text("date", day, time)
            case "time": text("time", day, time)
            default: time.flatMap { clock(name, $0) }
            }
        }
    }

    private func clock(_ name: String, _ time: LocalTime) -> String? {
        switch name {
        case "hour": LocalTime.two(time.hour)
        case "hour12": String((time.hour + 11) % 12 + 1)
        case "minute": LocalTime.two(time.minute)
        case "period": words.periods[time.hour < 12 ? 0 : 1]
        default: nil
        }
    }
}
