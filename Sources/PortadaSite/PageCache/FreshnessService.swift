import PortadaStore
import ServiceLifecycle

/// Looks for changes that other programs made to the same newspaper: an import, a command. Those of this program are
/// known before the operation returns.
public struct FreshnessService: Service {
    /// Half of what is promised, so that it holds when a round comes late.
    private static let interval = Duration.milliseconds(40)
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
        while !Task.isCancelled {
            // A store that can't be read now is asked again; pages in memory stay as they are, and fresh.
            try? await site.catchUp()
            site.pages.letGo()
            try? await Task.sleep(for: Self.interval)
        }
    }
}
