import PortadaCore
import PortadaStore

/// Counts shares: many beacons become one write. Nobody can make it write, or remember, more than a little.
actor ShareCounter {
    /// What became of a beacon.
    enum Outcome: Sendable {
        case counted
        /// Readers don't see such a story.
        case unknown
        /// The client sent too many.
        case tooMany
    }

    /// How many beacons of one client are counted in a minute.
    static let maxPerMinute = 60
    /// How many clients are remembered; when there are more, those beyond are not counted.
    private static let maxClients = 20_000
    /// The most stories that wait; a flood of beacons for more is not counted.
    private static let maxWaiting = 10_000

    private var waiting: [Identifier<Article>: Int] = [:]
    private var writing: Task<Void, Never>?
    private var minute: Int64 = 0
    private var clients: [String: Int] = [:]

    /// How many clients are remembered now.
    var clientCount: Int { clients.count }

    /// Counts one share of a story that readers see. It is in the store a second later at most.
    func count(
        _ article: Identifier<Article>,
        from client: ClientNetwork,
        store: Store,
        now: Timestamp
    ) async throws -> Outcome {
        guard admit(client, now) else { return .tooMany }
        guard try await store.read({ try $0.isPublished(article) }) else { return .unknown }
        guard waiting[article] != nil || waiting.count < Self.maxWaiting else { return .tooMany }
        waiting[article, default: 0] += 1
        if writing == nil {
            writing = Task {
                try? await Task.sleep(for: .seconds(1))
                await write(to: store, now: now)
            }
        }
        return .counted
    }

    /// Whether a client may send another one.
    func admit(_ client: ClientNetwork, _ now: Timestamp) -> Bool {
        let current = now.rawValue / 60_000
        if current != minute { (minute, clients) = (current, [:]) }
        guard let count = clients[client.description] else {
            guard clients.count < Self.maxClients else { return false }
            clients[client.description] = 1
            return true
        }
        guard count < Self.maxPerMinute else { return false }
        clients[client.description] = count + 1
        return true
    }

    private func write(to store: Store, now: Timestamp) async {
        let counts = waiting
        waiting = [:]
        writing = nil
        // A share that can't be written is lost; it is no reason to trouble a reader.
        try? await store.newsroom.countShares(counts, at: now)
    }
}
