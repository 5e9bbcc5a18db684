import PortadaDesk
import ServiceLifecycle

/// The messages to other programs while the newspaper is served.
struct WebhookService: Service {
    let courier: WebhookCourier

    /// Works until the program stops.
    func run() async throws {
        await cancelWhenGracefulShutdown { await courier.run() }
    }
}
