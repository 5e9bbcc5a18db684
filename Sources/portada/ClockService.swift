import PortadaStore
import ServiceLifecycle

/// The scheduler while the newspaper is served.
struct ClockService: Service {
    let scheduler: Scheduler

    /// Works until the program stops.
    func run() async throws {
        await cancelWhenGracefulShutdown { await scheduler.run() }
    }
}
