import PortadaStore
import ServiceLifecycle

/// Looks for changes that other programs made to the same newspaper: an import, a command. Those of this program are
/// known before the operation returns.
public struct FreshnessService: Service {
    /// Between two rounds in which what a change left behind is let go, a few pages each.
    private static let interval = Duration.milliseconds(40)
    /// So many of these follow a change; the next one comes a second later, unless something is written.
    private static let roundsAfterChange = 500
    private let site: Site

    /// Keeps a site's pages fresh.
    public init(site: Site) {
        self.site = site
    }

    /// Works until the program stops.
    public func run() async throws {
        await cancelWhenGracefulShutdown { await work() }
    }

    private func work() async {
        let writes = site.parts.store.writes
        var (seen, rounds) = (writes.now, Self.roundsAfterChange)
        var isCaughtUp = false
        while !Task.isCancelled {
            if !isCaughtUp {
                // A store that can't be read now is asked again; pages in memory stay as they are, and fresh.
                isCaughtUp = (try? await site.catchUp()) != nil
            }
            site.pages.letGo()
            rounds = max(0, rounds - 1)
            let now = await writes.wait(after: seen, atMost: rounds > 0 || !isCaughtUp ? Self.interval : .seconds(1))
            if now != seen { (seen, rounds, isCaughtUp) = (now, Self.roundsAfterChange, false) }
        }
    }
}
