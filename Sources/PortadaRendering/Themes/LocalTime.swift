import PortadaCore

/// A moment as the clocks of a time zone show it.
struct LocalTime {
    let day: CivilDay
    /// 0 to 23.
    let hour: Int
    /// 0 to 59.
    let minute: Int
    /// 0 to 59.
    let second: Int
    /// Seconds east of UTC.
    let offset: Int

    init(_ moment: Timestamp, in zone: ZoneOffsets) {
        let seconds = (moment.rawValue - (moment.rawValue < 0 ? 999 : 0)) / 1_000
        let offset = zone.offset(at: seconds)
        let local = seconds + offset
        let days = (local - (local < 0 ? 86_399 : 0)) / 86_400
        let rest = Int(local - days * 86_400)
        day = CivilDay(daysSince1970: days)
        hour = rest / 3_600
        minute = rest / 60 % 60
        second = rest % 60
        self.offset = Int(offset)
    }

    /// A number with at least two digits.
    static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
