import PortadaCore
import PortadaStore

/// What the file cache remembers. Lives behind one lock; nothing in here does work that takes long.
struct FileCacheState {
    /// The answers of an address.
    struct Found: Sendable {
        /// The file as it is.
        var identity: PreparedAnswer
        /// Compressed; nil where that saves nothing.
        var gzip: PreparedAnswer?
        /// What the answers were made from; nil for what never changes.
        var origin: Origin?
        /// Whether they may be given again.
        var isKept: Bool

        /// The answer in an encoding.
        func answer(_ encoding: ContentEncoding) -> PreparedAnswer {
            encoding == .gzip ? gzip ?? identity : identity
        }
    }

    /// Somebody who waits for an answer.
    struct Waiter: Sendable {
        let encoding: ContentEncoding
        let deliver: FileCache.Deliver
    }

    /// An address in the cache.
    private final class Entry {
        let found: Found
        let place: EvictionOrder<String>.Place

        init(_ found: Found, place: EvictionOrder<String>.Place) {
            self.found = found
            self.place = place
        }
    }

    /// What an entry takes besides its bytes: objects, headers, room in the tables.
    private static let overhead = 2 * 1024
    /// So many files are open at once at most.
    static let mostOpen = 512

    /// How many bytes everything may take.
    let budget: Int
    private var entries: [String: Entry] = [:]
    private var order = EvictionOrder<String>()
    private var waiting: [String: [Waiter]] = [:]

    init(budget: Int) {
        self.budget = budget
    }

    /// How many addresses there are.
    var count: Int { entries.count }
    /// How many bytes of memory they take; an open file counts as a share of them all.
    var cost: Int { order.cost }

    /// The answers of an address.
    func find(_ path: String) -> Found? {
        guard let entry = entries[path] else { return nil }
        entry.place.use()
        return entry.found
    }

    /// Notes that somebody waits for an address.
    /// - Returns: whether he is the first, and the answer must be found.
    mutating func wait(for path: String, _ waiter: Waiter) -> Bool {
        waiting[path, default: []].append(waiter)
        return waiting[path]?.count == 1
    }

    /// Gives those who wait for an address.
    mutating func land(_ path: String) -> [Waiter] { waiting.removeValue(forKey: path) ?? [] }

    /// Keeps the answers of an address, or forgets what it had when they are not to be kept.
    mutating func keep(_ found: Found, at path: String) {
        let cost = Self.overhead + path.utf8.count + weight(of: found.identity) + (found.gzip.map(weight) ?? 0)
        // A tenth at most for one: a single file must not drive all others out.
        guard found.isKept, cost <= budget / 10 else {
            if entries.removeValue(forKey: path) != nil { order.remove(path) }
            return
        }
        entries[path] = Entry(found, place: order.insert(path, cost: cost))
        for key in order.evict(downTo: budget) { entries[key] = nil }
    }

    private func weight(of answer: PreparedAnswer) -> Int {
        if case .file = answer.body { budget / Self.mostOpen } else { answer.count }
    }
}
