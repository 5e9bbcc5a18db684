import PortadaCore

extension Timestamp {
    /// Reads a moment as RFC 3339 writes it: `2026-11-25T10:00:00-04:00`, `…T14:00:00.250Z`. Nil for what is none.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count else { return nil }
            return bytes[range].reduce(Int64?(0)) { sum, byte in
                (48...57).contains(byte) ? sum.map { $0 * 10 + Int64(byte - 48) } : nil
            }
        }
        func has(_ index: Int, _ letters: String) -> Bool {
            index < bytes.count && letters.utf8.contains(bytes[index])
        }
        guard let year = number(0..<4), has(4, "-"), let month = number(5..<7), has(7, "-"), let day = number(8..<10),
            has(10, "Tt "), let hour = number(11..<13), has(13, ":"), let minute = number(14..<16), has(16, ":"),
            let second = number(17..<19), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var (index, milliseconds) = (19, Int64(0))
        if has(index, ".") {
            let start = index + 1
            index = start
            while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
            guard index > start else { return nil }
            let digits = bytes[start..<index].prefix(3) + Array(repeating: 48, count: max(0, 3 - (index - start)))
            milliseconds = digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
        }
        guard let offset = Self.offset(bytes[index...]) else { return nil }
        let days = Self.daysSince1970(year, month, day)
        let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + min(second, 59)
        let moment = seconds * 1000 + milliseconds
        // An offset may lead out of the calendar's first or last day.
        guard Self.range.bounds.contains(moment) else { return nil }
        self.init(milliseconds: moment)
    }

    /// The moment in UTC: `2026-11-25T14:00:00Z`, with milliseconds where there are any.
    var rfc3339: String {
        let (days, rest) = (Self.floor(rawValue, 86_400_000), rawValue - Self.floor(rawValue, 86_400_000) * 86_400_000)
        let (year, month, day) = Self.date(days)
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let years = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        let milliseconds = rest % 1000
        let fraction = milliseconds == 0 ? "" : "." + "\(1000 + milliseconds)".dropFirst()
        return "\(years)-\(two(month))-\(two(day))T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):"
            + "\(two(rest / 1000 % 60))\(fraction)Z"
    }

    /// Minutes east of Greenwich; nil for what is no offset.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let bytes = Array(bytes)
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            [1, 2, 4, 5].allSatisfy({ (48...57).contains(bytes[$0]) })
        else { return nil }
        let digits = bytes.map { Int64($0) - 48 }
        let (hours, minutes) = (digits[1] * 10 + digits[2], digits[4] * 10 + digits[5])
        guard hours < 24, minutes < 60 else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }

    private static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
        number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Int(month) - 1]
    }

    /// Days of the Gregorian calendar, counted by years that begin in March (Hinnant, "chrono-compatible low-level date
    /// algorithms").
    private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = floor(year, 400)
        let ofEra = year - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let days = days + 719_468
        let era = floor(days, 146_097)
        let ofEra = days - era * 146_097
        let years = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * years + years / 4 - years / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        return (years + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day)
    }
}
