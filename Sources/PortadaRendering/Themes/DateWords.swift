/// How a language writes dates: its words and its patterns.
struct DateWords: Sendable {
    /// January first.
    var months: [String]
    /// January first.
    var monthsShort: [String]
    /// Monday first.
    var weekdays: [String]
    /// Before and after noon.
    var periods: [String]
    /// By the key in the file: `date`, `dateTime` …
    var patterns: [String: MessagePattern]
    /// Up to a minute.
    var agoNow: MessagePattern
    /// From one minute to an hour.
    var agoMinutes: Message
    /// From one hour to a day.
    var agoHours: Message

    /// No words at all: what stands in for a language that a theme does not have.
    static let none = DateWords(
        months: [],
        monthsShort: [],
        weekdays: [],
        periods: [],
        patterns: [:],
        agoNow: .empty,
        agoMinutes: .plain(.empty),
        agoHours: .plain(.empty)
    )
}
