import Foundation
import PortadaCore

/// Reads WordPress' times: `2023-09-04 15:05:00`, in UTC or in the site's zone; `0000-00-00 00:00:00` is none.
struct WordPressTime: Sendable {
    private let zone: TimeZone

    /// `zone` counts where an item gives no time in UTC.
    init(zone: String) {
        self.zone = TimeZone(identifier: zone) ?? .gmt
    }

    /// The moment of a pair of times; nil when neither says one.
    func moment(utc: String, local: String) -> Timestamp? {
        if let seconds = Self.seconds(utc) { return Timestamp(seconds: seconds) }
        guard let seconds = Self.seconds(local) else { return nil }
        let date = Date(timeIntervalSince1970: Double(seconds))
        return Timestamp(seconds: seconds - Int64(zone.secondsFromGMT(for: date)))
    }

    /// Whether a text means to be a time, and no calendar has it: the thirtieth of February.
    static func isImpossible(_ text: String) -> Bool {
        text.contains { $0.isNumber && $0 != "0" } && !text.hasPrefix("0000") && seconds(text) == nil
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Reads a feed's time, such as `Mon, 04 Sep 2023 15:05:00 +0000` (RFC 822); nil when it isn't one.
    static func ofFeed(_ text: String) -> Timestamp? {
        let form = /(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d)(?: ([+-])(\d\d)(\d\d))?/
        guard let found = text.firstMatch(of: form)?.output,
            let month = months.firstIndex(of: found.2.lowercased()),
            let seconds = seconds("\(found.3)-\(month + 1)-\(found.1) \(found.4):\(found.5):\(found.6)")
        else { return nil }
        let offset = (Int64(found.8 ?? "0") ?? 0) * 3600 + (Int64(found.9 ?? "0") ?? 0) * 60
        return Timestamp(seconds: found.7 == "-" ? seconds + offset : seconds - offset)
    }

    /// Seconds since 1970 of a civil time taken as UTC.
    private static func seconds(_ text: String) -> Int64? {
        let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { NumberRange.counts.read($0) }
        guard numbers.count >= 3, (1...9999).contains(numbers[0]), (1...12).contains(numbers[1]),
            (1...lastDay(of: numbers[1], in: numbers[0])).contains(numbers[2])
        else { return nil }
        let (hour, minute, second) = (
            numbers.count > 3 ? numbers[3] : 0, numbers.count > 4 ? numbers[4] : 0, numbers.count > 5 ? numbers[5] : 0
        )
        guard hour < 24, minute < 60, second < 61 else { return nil }
        return days(numbers[0], numbers[1], numbers[2]) * 86_400 + hour * 3600 + minute * 60 + second
    }

    private static func lastDay(of month: Int64, in year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar, by counting years from March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
