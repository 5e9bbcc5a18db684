/// The pattern from which a new story gets its address, such as `/{section}/{slug}/`.
///
/// Names in braces: `section` (the primary section's whole path), `slug`, `id`, `year`, `month`, `day`.
public struct ArticlePathPattern: Sendable, Hashable {
    /// What makes a pattern unusable.
    public enum Fault: Error, Hashable, CustomStringConvertible {
        /// It does not begin with a slash.
        case noLeadingSlash
        /// It has neither `{slug}` nor `{id}`, so two stories would share an address.
        case notUnique
        /// It has a name that is not known.
        case unknownName(String)

        /// The fault in a sentence that says what to do.
        public var description: String {
            switch self {
            case .noLeadingSlash: "The address pattern must begin with a slash."
            case .notUnique: "The address pattern must contain {slug} or {id}."
            case .unknownName(let name):
                "The address pattern has {\(name)}; known are {section}, {slug}, {id}, {year}, {month} and {day}."
            }
        }
    }

    /// The calendar day of publication in the newspaper's time zone.
    public struct Day: Sendable, Hashable {
        /// The year, as in 2026.
        public var year: Int
        /// The month, 1 to 12.
        public var month: Int
        /// The day, 1 to 31.
        public var day: Int

        /// Makes a day.
        public init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    private enum Part: Hashable { case text(String), section, slug, id, year, month, day }
    private let parts: [Part]

    /// Reads a pattern.
    public init(_ pattern: String) throws(Fault) {
        guard pattern.first == "/" else { throw .noLeadingSlash }
        var parts: [Part] = []
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.text(String(rest[..<open])))
            parts.append(try Self.part(named: String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.text(String(rest)))
        guard parts.contains(.slug) || parts.contains(.id) else { throw .notUnique }
        self.parts = parts
    }

    /// The address of a story. `sectionPath` is `/nacional/politica/` or nil when it has no section.
    public func path(slug: String, id: Int64, sectionPath: String?, day: Day) -> String {
        var path = ""
        for part in parts {
            switch part {
            case .text(let text): path += text
            case .section: path += (sectionPath ?? "").split(separator: "/").joined(separator: "/")
            case .slug: path += slug
            case .id: path += String(id)
            case .year: path += String(day.year)
            case .month: path += Self.twoDigits(day.month)
            case .day: path += Self.twoDigits(day.day)
            }
        }
        while let double = path.firstRange(of: "//") { path.replaceSubrange(double, with: "/") }
        return path
    }

    private static func part(named name: String) throws(Fault) -> Part {
        switch name {
        case "section": .section
        case "slug": .slug
        case "id": .id
        case "year": .year
        case "month": .month
        case "day": .day
        default: throw .unknownName(name)
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
