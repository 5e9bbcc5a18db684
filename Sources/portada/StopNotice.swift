import Logging
import ServiceLifecycle

/// Says in the log, and to whoever started the program, that it stops.
struct StopNotice: Service {
    let logger: Logger

    /// Waits until the program is told to stop.
    func run() async throws {
        try? await gracefulShutdown()
        ServiceManager.tell(.stopping)
        logger.notice("stopping; answers that are under way have ten seconds")
    }
}
