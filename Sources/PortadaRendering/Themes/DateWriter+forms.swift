import PortadaCore

extension DateWriter {
    /// `2023-09-04T15:05`: the moment as the clocks of the time zone show it, for fields of dates and times (WHATWG HTML,
    /// section 2.3.5.5).
    public func field(_ moment: Timestamp) -> String {
        let time = LocalTime(moment, in: zone)
        return "\(isoDay(moment))T\(LocalTime.two(time.hour)):\(LocalTime.two(time.minute))"
    }

    /// The moment that such a field means; nil when it means none. An hour that clocks skip gives the moment at which they
    /// jump, one that they show twice the first.
    public func moment(field text: String) -> Timestamp? {
        let sides = text.split(separator: "T", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        let date = sides[0].split(separator: "-").compactMap { NumberRange.counts.readInt($0) }
        let clock = sides[1].split(separator: ":").prefix(2).compactMap { NumberRange.counts.readInt($0) }
        guard date.count == 3, clock.count == 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
            let day = CivilDay(year: date[0], month: date[1], day: date[2])
        else { return nil }
        let local = day.daysSince1970 * 86_400 + Int64(clock[0] * 3_600 + clock[1] * 60)
        return Timestamp(seconds: zone.time(atLocal: local))
    }

    /// Whether clocks show a moment's hour and minute once more after it, because they are set back.
    public func isShownAgain(_ moment: Timestamp) -> Bool {
        [1_800, 3_600].contains { field(moment.advanced(bySeconds: $0)) == field(moment) }
    }
}
