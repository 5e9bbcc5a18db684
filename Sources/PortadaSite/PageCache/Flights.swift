import NIOCore
import PortadaCore

/// Pages that are being made, and who waits for them. Each is made once, however many wait.
///
/// A few crews make pages; a crew takes several at once, so that one snapshot of the store serves them all.
struct Flights {
    /// Somebody who waits for a page.
    struct Waiter {
        let encoding: ContentEncoding
        let deliver: PageCache.Deliver
    }

    /// A page to be made, and how many waited when it was taken in hand.
    struct Departure {
        let key: String
        let route: SiteRoute
        let waiters: Int
    }

    private struct Flight {
        let route: SiteRoute
        var waiters: [Waiter]
    }

    /// How many pages are made from one snapshot: enough for its cost to vanish, and the snapshot is a few
    /// milliseconds old at most.
    private static let batch = 8

    /// How many may wait: some seconds' work when each waits for another page.
    static let mostWaiters = 16_384

    /// What becomes of somebody who wants to wait.
    enum Admission {
        /// The page is being made, or a crew will come to it.
        case waits
        /// A crew must be called, which then takes until nothing is left.
        case needsCrew
        /// Too many wait.
        case full
    }

    private let crews: Int
    private var working = 0
    private var waiting = 0
    private var flights: [String: Flight] = [:]
    private var queue = Queue<String>()

    init(crews: Int) {
        self.crews = max(1, crews)
    }

    /// Adds somebody to those who wait, unless too many do.
    mutating func wait(for key: String, _ route: SiteRoute, _ waiter: Waiter) -> Admission {
        guard waiting < Self.mostWaiters else { return .full }
        waiting += 1
        if flights[key] != nil {
            flights[key]?.waiters.append(waiter)
            return .waits
        }
        flights[key] = Flight(route: route, waiters: [waiter])
        queue.append(key)
        guard working < crews else { return .waits }
        working += 1
        return .needsCrew
    }

    /// The next pages to make; nil when a crew may go home.
    mutating func take() -> [Departure]? {
        var batch: [Departure] = []
        // Leaves the other crews a share of what there is.
        let share = min(Self.batch, (queue.count + working - 1) / max(1, working))
        while batch.count < share, let key = queue.popFirst() {
            guard let flight = flights[key] else { continue }
            batch.append(Departure(key: key, route: flight.route, waiters: flight.waiters.count))
        }
        if batch.isEmpty { working -= 1 }
        return batch.isEmpty ? nil : batch
    }

    /// How many wait for a page.
    func waiters(for key: String) -> Int { flights[key]?.waiters.count ?? 0 }

    /// Ends a flight for the first of those who wait, or for all; for the others the page is made again.
    mutating func land(_ key: String, first: Int? = nil) -> [Waiter] {
        guard let flight = flights[key] else { return [] }
        let served = first.map { Array(flight.waiters.prefix($0)) } ?? flight.waiters
        let others = Array(flight.waiters.dropFirst(served.count))
        waiting -= served.count
        if others.isEmpty {
            flights[key] = nil
        } else {
            flights[key]?.waiters = others
            queue.append(key)
        }
        return served
    }
}
