import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Messages to webhooks")
struct DeliveryTests {
    private let newspaper: TemporaryNewspaper
    private let deliveries: Deliveries
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
        deliveries = Deliveries(newspaper.store)
    }

    private func webhook(_ events: Set<NewsEvent> = [.published]) async throws -> Webhook {
        let webhook = Webhook(address: "https://example.org/", events: events, secret: "whsec_", created: noon)
        return try await newspaper.newsroom.addWebhook(webhook, by: newspaper.editor, at: noon)
    }

    private func open() async throws -> Int {
        try await newspaper.number("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL")
    }

    @Test("are written once for each who wants to hear, of what came after they asked")
    func spreading() async throws {
        _ = try await newspaper.publish("Antes")
        let (one, other) = (try await webhook(), try await webhook([.killed]))
        _ = try await newspaper.publish("Después")
        while try await deliveries.spread(at: noon) {}
        #expect(try await !deliveries.hasNews())
        _ = try await deliveries.spread(at: noon)
        let (mine, theirs) = try await newspaper.store.read { reader in
            (try reader.deliveries(of: one.id, limit: 9), try reader.deliveries(of: other.id, limit: 9))
        }
        #expect(mine.count == 1)
        #expect(theirs.isEmpty)
        #expect(try await open() == 1)
    }

    @Test("close what happened when all were told")
    func closing() async throws {
        let (_, _) = (try await webhook(), try await webhook())
        _ = try await newspaper.publish("Nota")
        _ = try await deliveries.spread(at: noon)
        let due = try await deliveries.due(at: noon, except: [], limit: 9)
        #expect(due.count == 2)
        try await deliveries.arrived(due[0].delivery, status: 200, at: noon)
        #expect(try await open() == 1)
        try await deliveries.arrived(due[1].delivery, status: 204, at: noon)
        #expect(try await open() == 0)
        #expect(try await deliveries.due(at: noon, except: [], limit: 9).isEmpty)
    }

    @Test("are tried again with growing pauses for about three days, then given up")
    func retries() async throws {
        let hook = try await webhook()
        _ = try await newspaper.publish("Nota")
        _ = try await deliveries.spread(at: noon)
        var (time, tries) = (noon, 0)
        while let next = try await deliveries.due(at: time, except: [], limit: 9).first?.delivery {
            tries += 1
            try await deliveries.failed(next, status: 500, fault: "500", at: time)
            let after = try await newspaper.store.read { try $0.delivery(next.id) }
            guard let after, after.done == nil else { break }
            #expect(after.next > time)
            time = after.next
        }
        #expect(tries == RetryPlan.pauses.count + 1)
        let days = Double(time.rawValue - noon.rawValue) / 86_400_000
        #expect((2...4).contains(days))
        #expect(try await open() == 0)
        #expect(try await newspaper.store.read { try $0.webhook(hook.id)?.failingSince } == noon)
    }

    @Test("stop at a webhook that is gone, or at which nothing arrived for days; one that arrives clears the record")
    func stopping() async throws {
        let hook = try await webhook()
        func next(_ headline: String, at time: Timestamp) async throws -> Delivery {
            _ = try await newspaper.publish(headline)
            _ = try await deliveries.spread(at: time)
            return try #require(try await deliveries.due(at: time, except: [], limit: 1).first?.delivery)
        }
        func state() async throws -> Webhook.State? {
            try await newspaper.store.read { try $0.webhook(hook.id)?.state }
        }
        func fault() async throws -> String? {
            try await newspaper.store.read { try $0.webhook(hook.id)?.lastFault }
        }
        try await deliveries.failed(try await next("Una", at: noon), status: 0, fault: "x", at: noon)
        #expect(try await state() == .active)
        #expect(try await fault() == "x")
        let late = noon.advanced(bySeconds: RetryPlan.patience)
        try await deliveries.failed(try await next("Dos", at: late), status: 0, fault: "x", at: late)
        #expect(try await state() == .failed)
        var again = try #require(try await newspaper.store.read { try $0.webhook(hook.id) })
        again.state = .active
        try await newspaper.newsroom.saveWebhook(again, by: newspaper.editor, at: late)
        try await deliveries.arrived(try await next("Tres", at: late), status: 200, at: late)
        #expect(try await newspaper.store.read { try $0.webhook(hook.id)?.failingSince } == nil)
        #expect(try await fault()?.isEmpty == true)
        try await deliveries.failed(try await next("Cuatro", at: late), status: 410, fault: "410", at: late)
        #expect(try await state() == .failed)
    }

    @Test("to one webhook go one by one, and who is busy or paused is left alone")
    func lanes() async throws {
        let (one, other) = (try await webhook(), try await webhook())
        for number in 1...3 { _ = try await newspaper.publish("Nota \(number)") }
        _ = try await deliveries.spread(at: noon)
        let due = try await deliveries.due(at: noon, except: [], limit: 9)
        #expect(Set(due.map(\.webhook.id)) == [one.id, other.id])
        #expect(try await deliveries.due(at: noon, except: [one.id], limit: 9).map(\.webhook.id) == [other.id])
        var paused = other
        paused.state = .paused
        try await newspaper.newsroom.saveWebhook(paused, by: newspaper.editor, at: noon)
        #expect(try await deliveries.due(at: noon, except: [one.id], limit: 9).isEmpty)
    }

    @Test("go with their webhook, and what happened is done")
    func removal() async throws {
        let hook = try await webhook()
        _ = try await newspaper.publish("Nota")
        _ = try await deliveries.spread(at: noon)
        #expect(try await open() == 1)
        try await newspaper.newsroom.removeWebhook(hook.id, by: newspaper.editor, at: noon)
        #expect(try await open() == 0)
        try await deliveries.forget(before: noon.advanced(bySeconds: 1))
        #expect(try await newspaper.number("SELECT COUNT(*) FROM outbox") == 0)
    }
}
