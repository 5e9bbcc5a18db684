import Foundation
import PortadaCore

/// A moment to come as the demo's files write it, in the newspaper's time zone: `"19:30"`, or `"6d 00:00"` for six days
/// later.
struct DemoMoment: Decodable, Sendable {
    /// How far away a moment is at least when the demo is made, so that nothing is late before anybody has looked.
    private static let leastAhead: Int64 = 3 * 3600

    private let days: Int
    private let hour: Int
    private let minute: Int

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let match = text.wholeMatch(of: /(?:([0-9]+)d )?([0-9]{2}):([0-9]{2})/), let hour = Int(match.2),
            let minute = Int(match.3), hour < 24, minute < 60
        else { throw DemoFault("\"\(text)\" is no moment") }
        days = match.1.flatMap { Int($0) } ?? 0
        (self.hour, self.minute) = (hour, minute)
    }

    /// The next such moment that is far enough away, and the days later.
    func timestamp(after now: Timestamp, in timeZone: String) -> Timestamp {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let least = Date(timeIntervalSince1970: Double(now.rawValue) / 1000 + Double(Self.leastAhead))
        let clock = DateComponents(hour: hour, minute: minute)
        let next = calendar.nextDate(after: least, matching: clock, matchingPolicy: .nextTime) ?? least
        let date = calendar.date(byAdding: .day, value: days, to: next) ?? next
        return Timestamp(seconds: Int64(date.timeIntervalSince1970))
    }
}
