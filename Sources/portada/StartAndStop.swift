import Logging
import ServiceLifecycle
import Synchronization

/// Says in the log, and to whoever started the program, that it serves and that it stops.
final class StartAndStop: Service {
    private let logger: Logger
    private let isServing = Atomic<Bool>(false)

    init(logger: Logger) { self.logger = logger }

    /// It answers.
    func begin(_ metadata: Logger.Metadata) {
        isServing.store(true, ordering: .relaxed)
        ServiceManager.tell(.ready)
        logger.notice("started", metadata: metadata)
    }

    /// Waits until the program is told to stop. One that never served, such as one whose port is taken, says why it didn't.
    func run() async throws {
        try? await gracefulShutdown()
        guard isServing.load(ordering: .relaxed) else { return }
        ServiceManager.tell(.stopping)
        logger.notice("stopping; answers that are under way have ten seconds")
    }
}
