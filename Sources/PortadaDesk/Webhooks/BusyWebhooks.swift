import PortadaCore
import Synchronization

/// The webhooks that have a message under way.
final class BusyWebhooks: Sendable {
    private let webhooks = Mutex<Set<Identifier<Webhook>>>([])

    /// All of them.
    var all: Set<Identifier<Webhook>> { webhooks.withLock { $0 } }

    /// A message sets out.
    func add(_ id: Identifier<Webhook>) { webhooks.withLock { _ = $0.insert(id) } }

    /// It is back.
    func remove(_ id: Identifier<Webhook>) { webhooks.withLock { _ = $0.remove(id) } }
}
