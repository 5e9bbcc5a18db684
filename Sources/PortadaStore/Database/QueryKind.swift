/// For whom the database is asked: each kind has threads and a queue of its own, so that none starves another.
public enum QueryKind: String, Sendable, Hashable, CaseIterable {
    /// Readers' pages that the page cache doesn't hold, and what keeps it fresh.
    case pages
    /// Searches of readers.
    case searches
    /// What the desk and programs ask.
    case desk
    /// Which picture an address names.
    case pictures
    /// Schedules, messages, inspections: what nobody waits for.
    case upkeep

    /// How many of a kind are asked at once.
    var threads: Int {
        switch self {
        case .pages, .searches, .pictures: 2
        case .desk, .upkeep: 3
        }
    }

    /// How far the threads of a kind stand back when processors are scarce: a search must not make those wait who read pages.
    var niceness: Int {
        switch self {
        case .searches, .upkeep: 5
        case .pages, .desk, .pictures: 0
        }
    }

    /// How many of a kind may wait.
    var queue: Int {
        switch self {
        case .searches: 64
        case .pages, .desk, .pictures, .upkeep: 256
        }
    }
}
