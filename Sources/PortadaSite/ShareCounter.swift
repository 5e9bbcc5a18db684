import PortadaCore
import PortadaStore

/// Counts shares: many beacons become one write.
actor ShareCounter {
    /// The most stories that wait; a flood of beacons for more is not counted.
    private static let maxWaiting = 10_000

    private var waiting: [Identifier<Article>: Int] = [:]
    private var writing: Task<Void, Never>?

    /// Counts one share. It is in the store a second later at most.
    func count(_ article: Identifier<Article>, store: Store, now: Timestamp) {
        guard waiting[article] != nil || waiting.count < Self.maxWaiting else { return }
        waiting[article, default: 0] += 1
        guard writing == nil else { return }
        writing = Task {
            try? await Task.sleep(for: .seconds(1))
            await write(to: store, now: now)
        }
    }

    private func write(to store: Store, now: Timestamp) async {
        let counts = waiting
        waiting = [:]
        writing = nil
        // A share that can't be written is lost; it is no reason to trouble a reader.
        try? await store.newsroom.countShares(counts, at: now)
    }
}
