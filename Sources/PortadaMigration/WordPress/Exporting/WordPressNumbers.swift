import Foundation
import PortadaCore

/// The numbers that things get in WordPress, where stories and pictures share theirs, and sections and tags: stories and
/// sections keep the ones that they have here.
struct WordPressNumbers {
    let lastStory: Int64
    let lastSection: Int64

    func post(_ picture: Identifier<Picture>) -> Int64 { lastStory &+ picture.rawValue }
    func term(_ section: Section) -> Int64 { section.id.rawValue }
    func term(_ tag: Tag) -> Int64 { lastSection &+ tag.id.rawValue }
}

/// Moments as an export has them: in the newspaper's time zone, and in UTC.
struct WordPressClock {
    private let here: DateFormatter
    private let world: DateFormatter
    private let mail: DateFormatter

    init(timeZone: String) {
        here = Self.formatter("yyyy-MM-dd HH:mm:ss", TimeZone(identifier: timeZone) ?? .gmt)
        world = Self.formatter("yyyy-MM-dd HH:mm:ss", .gmt)
        mail = Self.formatter("EEE, dd MMM yyyy HH:mm:ss Z", .gmt)
    }

    func local(_ time: Timestamp) -> String { here.string(from: Self.date(time)) }
    func utc(_ time: Timestamp) -> String { world.string(from: Self.date(time)) }
    func rfc822(_ time: Timestamp) -> String { mail.string(from: Self.date(time)) }

    private static func date(_ time: Timestamp) -> Date { Date(timeIntervalSince1970: Double(time.rawValue) / 1000) }

    private static func formatter(_ format: String, _ zone: TimeZone) -> DateFormatter {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.calendar = Calendar(identifier: .gregorian)
        formatter.timeZone = zone
        formatter.dateFormat = format
        return formatter
    }
}
