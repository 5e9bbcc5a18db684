import Logging
import PortadaCore
import PortadaStore

/// Tells other programs what happened: writes messages out from the outbox and brings each, until it arrived or was
/// given up. What is to be told stands in the store, so that it survives the program; a message may come twice, never
/// not at all.
///
/// Each webhook has one message under way at a time: who is slow holds up nobody else.
public struct WebhookCourier: Sendable {
    /// Brings a message and gives the status of the answer.
    public typealias Send =
        @Sendable (_ address: String, _ headers: [(name: String, value: String)], _ body: [UInt8]) async throws -> Int

    private static let interval = Duration.seconds(1)
    /// How many messages are under way at once.
    private static let lanes = 32
    /// How often old messages are let go, and how old they get, in seconds.
    private static let tidying: Int64 = 3600
    private static let kept: Int64 = 30 * 24 * 3600
    /// How long a program may send the same request again without its being done again, in seconds.
    private static let requestsKept: Int64 = 24 * 3600

    private let store: Store
    private let deliveries: Deliveries
    private let address: String
    private let clock: @Sendable () -> Timestamp
    private let logger: Logger
    private let send: Send

    /// - Parameters:
    ///   - address: the absolute address of the site, without slash at the end.
    ///   - send: brings a message.
    public init(
        store: Store,
        address: String,
        clock: @escaping @Sendable () -> Timestamp,
        logger: Logger,
        send: @escaping Send
    ) {
        self.store = store
        deliveries = Deliveries(store)
        self.address = address
        self.clock = clock
        self.logger = logger
        self.send = send
    }

    /// Works until the task is cancelled.
    public func run() async {
        let busy = BusyWebhooks()
        var tidied: Timestamp?
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let seen = store.writes.now
                do {
                    let now = clock()
                    if try await deliveries.hasNews() { while try await deliveries.spread(at: now) {} }
                    let taken = busy.all
                    let due = try await deliveries.due(at: now, except: taken, limit: Self.lanes - taken.count)
                    for (delivery, webhook) in due {
                        busy.add(webhook.id)
                        group.addTask {
                            await bring(delivery, to: webhook)
                            busy.remove(webhook.id)
                            // The next message for it may go now.
                            store.writes.ring()
                        }
                    }
                    if tidied.map({ now > $0.advanced(bySeconds: Self.tidying) }) ?? true {
                        tidied = now
                        try await tidy(at: now)
                    }
                } catch is CancellationError where Task.isCancelled {
                    // The program ends, and so does the loop.
                } catch {
                    // Of a full disk the log is told once.
                    if StoreError.isFullDisk(error) {
                        store.room.filled()
                    } else {
                        logger.error("webhooks", metadata: ["error": "\(error)"])
                    }
                    try? await Task.sleep(for: .seconds(1))
                }
                await store.writes.wait(after: seen, atMost: Self.interval)
            }
            group.cancelAll()
        }
    }

    private func bring(_ delivery: Delivery, to webhook: Webhook) async {
        do {
            let address = address
            let message = try await store.read(.upkeep) { try WebhookMessage(delivery, address: address, reader: $0) }
            let (status, fault) = await attempt(delivery, webhook, message.body)
            if (200..<300).contains(status) {
                try await deliveries.arrived(delivery, status: status, at: clock())
            } else if !Task.isCancelled {
                try await deliveries.failed(delivery, status: status, fault: fault, at: clock())
            }
        } catch {
            logger.error("webhook message", metadata: ["message": "\(delivery.name)", "error": "\(error)"])
            try? await Task.sleep(for: .seconds(5))
        }
    }

    private func attempt(_ delivery: Delivery, _ webhook: Webhook, _ body: [UInt8]) async -> (
        status: Int, fault: String
    ) {
        let seconds = clock().rawValue / 1000
        let signature = WebhookSecret.signature(webhook.secret, name: delivery.name, seconds: seconds, body: body)
        let headers = [
            (name: "content-type", value: "application/json"), (name: "user-agent", value: "Portada"),
            (name: "webhook-id", value: delivery.name), (name: "webhook-timestamp", value: String(seconds)),
            (name: "webhook-signature", value: signature),
        ]
        do {
            let status = try await send(webhook.address, headers, body)
            return (status, (200..<300).contains(status) ? "" : "The receiver answered \(status).")
        } catch {
            return (0, "\(error)")
        }
    }

    private func tidy(at now: Timestamp) async throws {
        try await deliveries.forget(before: now.advanced(bySeconds: -Self.kept))
        try await store.forgetRequests(before: now.advanced(bySeconds: -Self.requestsKept))
    }
}
