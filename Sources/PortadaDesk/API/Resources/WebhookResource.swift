import Foundation
import PortadaCore
import PortadaStore

/// Other programs that are told of what happens.
enum WebhookResource {
    private static let events = APISchema.list(.word(NewsEvent.allCases.map(\.rawValue)), max: 20)
    private static let address = APISchema.text(min: 8, max: Webhook.maxAddress, pattern: .key)

    private static let properties: [APIProperty] = [
        APIProperty("id", .id, required: true), APIProperty("address", .markup, required: true),
        APIProperty("events", events, required: true),
        APIProperty("state", .word(Webhook.State.allCases.map(\.rawValue)), required: true),
        APIProperty("created", .moment, required: true),
        APIProperty("failing_since", .optional(.moment), required: true, "Null while all is well."),
        APIProperty("last_tried", .optional(.moment), required: true),
        APIProperty("last_status", .whole(0...999), required: true, "0 where there was no answer."),
        APIProperty("secret", .markup, "What messages are signed with; shown once, when the webhook is made."),
    ]

    /// A subscription.
    static let schema = APISchema.object(properties)

    /// A message.
    static let deliverySchema = APISchema.object([
        APIProperty("id", .id, required: true), APIProperty("name", .markup, required: true, "The header webhook-id."),
        APIProperty("event", .word(NewsEvent.allCases.map(\.rawValue)), required: true),
        APIProperty("article", .optional(.id), required: true), APIProperty("time", .moment, required: true),
        APIProperty("attempts", .whole(0...1000), required: true),
        APIProperty("next", .optional(.moment), required: true, "When it is tried next; null when it is done."),
        APIProperty("arrived", .flag, required: true), APIProperty("status", .whole(0...999), required: true),
        APIProperty("fault", .markup, required: true),
    ])

    private static let creation = APISchema.object([
        APIProperty("address", address, required: true, "https://…"),
        APIProperty("events", events, required: true, "What it wants to hear of."),
    ])

    private static let change = APISchema.object([
        APIProperty("address", address), APIProperty("events", events),
        APIProperty("state", .word(["active", "paused"])),
    ])

    static let routes: [APIRoute] = [
        .get(
            "/webhooks",
            "listWebhooks",
            "All webhooks.",
            access: .program(.webhooks),
            gives: .object([APIProperty("items", .list(.named("Webhook"), max: 1000), required: true)])
        ) { call in
            try requireManager(call)
            let webhooks = try await call.store.read { try $0.webhooks() }
            return APIAnswer(.members(["items": .list(webhooks.map { shape($0) })]))
        },
        .create(
            "/webhooks",
            "createWebhook",
            "Has another program told of what happens from now on.",
            scope: .webhooks,
            takes: .json(creation),
            gives: .named("Webhook"),
            making: make
        ) { call, id in try await shown(call, Identifier(id), status: 201) },
        .get("/webhooks/{id}", "readWebhook", "A webhook.", access: .program(.webhooks), gives: .named("Webhook")) {
            call in try await shown(call, call.id())
        },
        .change(
            .patch,
            "/webhooks/{id}",
            "changeWebhook",
            "Changes where messages go and about what, or stops them for a while.",
            scope: .webhooks,
            takes: .json(change),
            gives: .named("Webhook"),
            save
        ),
        .change(.delete, "/webhooks/{id}", "removeWebhook", "Ends a webhook.", scope: .webhooks, gives: nil) { call in
            let webhook = try await webhook(call, call.id())
            try call.require(tag(webhook))
            try await call.newsroom(.webhook(webhook)).removeWebhook(webhook.id, by: call.actor(), at: call.now)
            return .empty
        },
        .get(
            "/webhooks/{id}/deliveries",
            "listDeliveries",
            "The messages of a webhook, the newest first.",
            access: .program(.webhooks),
            query: APIRoute.paging,
            gives: APIRoute.page(of: .named("Delivery"))
        ) { call in
            let webhook = try await webhook(call, call.id())
            let (last, limit) = (try call.cursor()?.numbers.first, call.limit)
            let found = try await call.store.read { reader in
                try reader.deliveries(of: webhook.id, before: last.map { Identifier($0) }, limit: limit + 1)
            }
            return call.page(found, shape) { APICursor($0.id.rawValue) }
        },
        .create(
            "/webhooks/{id}/deliveries/{delivery}/attempts",
            "redeliver",
            "Has a message tried again at once.",
            scope: .webhooks,
            takes: .none,
            gives: .named("Delivery"),
            making: { call in
                let id: Identifier<Delivery> = try call.id("delivery")
                _ = try await delivery(call, id)
                try await call.newsroom().redeliver(id, by: call.actor(), at: call.now)
                return id.rawValue
            },
            showing: { call, _ in APIAnswer(shape(try await delivery(call, call.id("delivery"))), status: 201) }
        ),
    ]

    private static func requireManager(_ call: APICall) throws {
        if !call.may(.manageAccounts) { throw APIFault(.forbidden) }
    }

    private static func webhook(_ call: APICall, _ id: Identifier<Webhook>) async throws -> Webhook {
        try requireManager(call)
        guard let webhook = try await call.store.read({ try $0.webhook(id) }) else { throw APIFault(.missing) }
        return webhook
    }

    private static func delivery(_ call: APICall, _ id: Identifier<Delivery>) async throws -> Delivery {
        let webhook = try await webhook(call, call.id())
        guard let delivery = try await call.store.read({ try $0.delivery(id) }), delivery.webhook == webhook.id else {
            throw APIFault(.missing)
        }
        return delivery
    }

    private static func make(_ call: APICall) async throws -> Int64 {
        let address = call.body["address"]?.string ?? ""
        guard WebhookAddress.isGood(address, allowsPrivate: call.api.rules.reachesPrivateAddresses) else {
            throw APIFault.conflict("/address")
        }
        let webhook = Webhook(
            address: address,
            events: events(call.body),
            secret: WebhookSecret.new(),
            created: call.now
        )
        return try await call.newsroom().addWebhook(webhook, by: call.actor(), at: call.now).id.rawValue
    }

    private static func save(_ call: APICall) async throws -> APIAnswer {
        let former = try await webhook(call, call.id())
        try call.require(tag(former))
        var webhook = former
        if let address = call.body["address"]?.string {
            guard WebhookAddress.isGood(address, allowsPrivate: call.api.rules.reachesPrivateAddresses) else {
                throw APIFault.conflict("/address")
            }
            webhook.address = address
        }
        if call.body["events"] != nil { webhook.events = events(call.body) }
        if let state = call.body["state"]?.string.flatMap(Webhook.State.init) { webhook.state = state }
        try await call.newsroom(.webhook(former)).saveWebhook(webhook, by: call.actor(), at: call.now)
        return try await shown(call, webhook.id)
    }

    private static func events(_ body: JSONValue) -> Set<NewsEvent> {
        Set((body["events"]?.items ?? []).compactMap { $0.string.flatMap(NewsEvent.init) })
    }

    private static func shown(_ call: APICall, _ id: Identifier<Webhook>, status: Int = 200) async throws -> APIAnswer {
        let webhook = try await webhook(call, id)
        return APIAnswer(
            shape(webhook, withSecret: status == 201),
            status: status,
            tag: tag(webhook),
            location: status == 201 ? "\(call.api.address)\(API.path)/webhooks/\(id)" : nil
        )
    }

    /// What a change is based on: what people decide, not how the last message fared.
    private static func tag(_ webhook: Webhook) -> EntityTag {
        EntityTag(
            showing: .members([
                "address": .text(webhook.address), "events": names(webhook.events),
                "state": .text(webhook.state.rawValue),
            ])
        )
    }

    private static func names(_ events: Set<NewsEvent>) -> JSONValue {
        .list(NewsEvent.allCases.filter(events.contains).map { .text($0.rawValue) })
    }

    private static func shape(_ webhook: Webhook, withSecret: Bool = false) -> JSONValue {
        .members([
            "id": .whole(webhook.id.rawValue), "address": .text(webhook.address), "events": names(webhook.events),
            "state": .text(webhook.state.rawValue), "created": .text(webhook.created.rfc3339),
            "failing_since": .optional(webhook.failingSince?.rfc3339),
            "last_tried": .optional(webhook.lastTried?.rfc3339), "last_status": .whole(Int64(webhook.lastStatus)),
            "secret": withSecret ? .text(webhook.secret) : nil,
        ])
    }

    private static func shape(_ delivery: Delivery) -> JSONValue {
        .members([
            "id": .whole(delivery.id.rawValue), "name": .text(delivery.name), "event": .text(delivery.event.rawValue),
            "article": delivery.article.map { .whole($0.rawValue) } ?? .null, "time": .text(delivery.happened.rfc3339),
            "attempts": .whole(Int64(delivery.attempts)),
            "next": .optional(delivery.done == nil ? delivery.next.rfc3339 : nil),
            "arrived": .flag(delivery.hasArrived),
            "status": .whole(Int64(delivery.status)), "fault": .text(delivery.fault),
        ])
    }
}
