import PortadaCore
import PortadaStore
import Synchronization

/// What something was made from: the questions that were asked, and the change number at which they were answered.
///
/// It is good only while no change of a later number touched one of the questions. This is the whole rule, and it holds
/// for what is still being made as well: what overlaps a change is never kept.
final class Origin: Sendable {
    let tags: [QueryTag]
    let readAt: Int64
    /// The ledger's generation at which it was last found good.
    fileprivate let goodAt = Atomic<Int>(-1)

    init(_ tags: some Sequence<QueryTag>, readAt: Int64) {
        self.tags = Array(tags)
        self.readAt = readAt
    }
}

/// When each question's answer last changed, as far as this process knows.
struct ChangeLedger {
    /// So many questions are told apart; beyond, everything made before counts as changed.
    private static let maxTags = 200_000

    /// Grows with each batch of changes: what was good at this generation is good.
    private(set) var generation = 0
    /// The number of the last change that was applied without a gap.
    private(set) var appliedUpTo: Int64 = 0
    private var lastChange: [QueryTag: Int64] = [:]
    /// Whatever was made before this number may have changed.
    private var floor: Int64 = 0

    /// Begins at a number: nothing was made before it.
    mutating func begin(at number: Int64) {
        (appliedUpTo, floor) = (number, number)
    }

    /// Applies changes, in any order.
    mutating func apply(_ changes: [Change]) {
        var isNew = false
        for change in changes {
            guard let tag = change.tag else {
                // A newer program's tag: nobody here knows what it touched.
                isNew = isNew || floor < change.number
                floor = max(floor, change.number)
                continue
            }
            guard lastChange[tag] ?? 0 < change.number else { continue }
            lastChange[tag] = change.number
            isNew = true
        }
        if isNew { generation += 1 }
        guard lastChange.count > Self.maxTags else { return }
        floor = max(floor, lastChange.values.max() ?? 0)
        lastChange = [:]
    }

    /// Takes note that all changes up to a number were applied, or that those before it were missed.
    mutating func reach(_ number: Int64, missedSome: Bool = false) {
        appliedUpTo = max(appliedUpTo, number)
        if missedSome {
            generation += 1
            floor = max(floor, number)
        }
    }

    /// Whether something is still good.
    func isGood(_ origin: Origin) -> Bool {
        if origin.goodAt.load(ordering: .relaxed) == generation { return true }
        guard origin.readAt >= floor, !origin.tags.contains(where: { (lastChange[$0] ?? 0) > origin.readAt }) else {
            return false
        }
        origin.goodAt.store(generation, ordering: .relaxed)
        return true
    }
}
