import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// Programs that are told of what happens, each with its messages.
struct WebhookPages: Sendable {
    private static let length = 30

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.post("desk/programs/webhooks") { _, context in try await add(context) }
        router.get("desk/programs/webhooks/{id}") { request, context in
            let before = request.uri.queryParameters["before"].flatMap { Identifier<Delivery>(reading: $0) }
            return try await page(context, notice: request.notice, before: before)
        }
        router.post("desk/programs/webhooks/{id}") { _, context in try await save(context) }
        router.get("desk/programs/webhooks/{id}/removal") { _, context in try await askRemoval(context) }
        router.post("desk/programs/webhooks/{id}/removal") { _, context in try await remove(context) }
        router.post("desk/programs/webhooks/{id}/deliveries/{delivery}") { _, context in try await redeliver(context) }
    }

    /// A webhook as the list shows it.
    static func row(_ webhook: Webhook, _ language: Language, _ dates: DateWriter) -> WebhookRowModel {
        let last = webhook.lastTried.map { tried in
            let time = dates.dateTime(tried)
            return webhook.lastStatus == 0
                ? language.text("webhook.noAnswer", ["time": time])
                : language.text("webhook.lastAnswer", ["status": "\(webhook.lastStatus)", "time": time])
        }
        return WebhookRowModel(
            id: "\(webhook.id)",
            address: webhook.address,
            state: language.text("webhook.\(webhook.state.rawValue)"),
            isWell: webhook.state == .active && webhook.failingSince == nil,
            events: NewsEvent.allCases.filter(webhook.events.contains).map(\.rawValue).joined(separator: " "),
            last: last ?? language.text("webhook.nothingYet")
        )
    }

    /// The address of a webhook's page.
    static func path(_ webhook: Webhook) -> String { "\(ProgramPages.address)webhooks/\(webhook.id)/" }

    /// Since when nothing arrives at a webhook, and what it answered last.
    static func failure(_ webhook: Webhook, _ rows: StoryRowWriter) -> String {
        let language = rows.language
        let (since, tried) = (webhook.failingSince.map(rows.moment) ?? "", webhook.lastTried.map(rows.moment) ?? "")
        let last =
            webhook.lastStatus == 0
            ? language.text("webhook.lastSilence", ["time": tried]) + " " + webhook.lastFault
            : language.text("webhook.lastRefusal", ["time": tried, "status": "\(webhook.lastStatus)"])
        let key = webhook.state == .failed ? "webhook.stoppedSince" : "webhook.silentSince"
        return language.text(key, ["time": since]) + " " + last
    }

    /// What a webhook may want to hear of.
    static func choices(_ chosen: Set<String>, _ language: Language) -> [ChoiceModel] {
        NewsEvent.allCases.map { event in
            ChoiceModel(
                value: event.rawValue,
                label: language.text("event.\(event.key)"),
                isChosen: chosen.contains(event.rawValue)
            )
        }
    }

    /// What a form wishes: an address and what to hear of; or the text that says what is wrong.
    private func wish(_ form: Form) -> (address: String, events: Set<NewsEvent>, fault: String?) {
        let (address, events) = (form["address"], Set(form.all("event").compactMap(NewsEvent.init)))
        let isGood = WebhookAddress.isGood(address, allowsPrivate: desk.parts.api.reachesPrivateAddresses)
        return (address, events, isGood ? (events.isEmpty ? "webhook.noEvent" : nil) : "webhook.noAddress")
    }

    private func add(_ context: DeskContext) async throws -> Response {
        let visitor = try desk.manager(context)
        let language = try await desk.language(of: context)
        let (address, events, fault) = wish(context.form)
        if let fault {
            let text = language.text(fault)
            return try await ProgramPages(desk: desk).list(context, fault: text, status: .unprocessableContent)
        }
        let webhook = Webhook(address: address, events: events, secret: WebhookSecret.new(), created: desk.clock())
        let made = try await desk.newsroom(context).addWebhook(webhook, by: visitor.actor, at: desk.clock())
        return try await desk.page(
            "program-secret",
            context,
            title: language.text("webhook.made"),
            place: .programs
        ) { frame in
            SecretModel(
                frame: frame,
                title: made.address,
                about: language.text("webhook.madeText"),
                secret: made.secret,
                example: ""
            )
        }
    }

    private func webhook(_ context: DeskContext) async throws -> Webhook {
        let id: Identifier<Webhook> = try context.id()
        guard let webhook = try await desk.store.read({ try $0.webhook(id) }) else { throw DeskFault.notFound }
        return webhook
    }

    private func page(
        _ context: DeskContext,
        notice: String = "",
        fault: String = "",
        before: Identifier<Delivery>? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        _ = try desk.manager(context, changing: false)
        let webhook = try await webhook(context)
        let language = try await desk.language(of: context)
        let (messages, timeZone) = try await desk.store.read { reader in
            (
                try reader.deliveries(of: webhook.id, before: before, limit: Self.length + 1),
                try reader.settings().timeZone
            )
        }
        let dates = DateWriter(language: language, timeZone: timeZone)
        let shown = messages.prefix(Self.length)
        return try await desk.page(
            "webhook",
            context,
            title: language.text("webhook.title"),
            place: .programs,
            status: status
        ) { frame in
            WebhookModel(
                frame: frame,
                notice: language.notice(notice),
                fault: fault,
                webhook: Self.row(webhook, language, dates),
                failingSince: webhook.failingSince.map(dates.dateTime) ?? "",
                isActive: webhook.state == .active,
                events: Self.choices(Set(webhook.events.map(\.rawValue)), language),
                messages: shown.map { Self.message($0, language, dates) },
                older: messages.count > Self.length ? shown.last.map { "\($0.id)" } ?? "" : ""
            )
        }
    }

    private static func message(_ delivery: Delivery, _ language: Language, _ dates: DateWriter) -> MessageRowModel {
        let state: String
        if delivery.hasArrived {
            state = language.text("webhook.arrived")
        } else if delivery.done != nil {
            state = language.text("webhook.givenUp")
        } else if delivery.attempts == 0 {
            state = language.text("webhook.underWay")
        } else {
            state = language.text("webhook.retry", ["time": dates.dateTime(delivery.next)])
        }
        return MessageRowModel(
            id: "\(delivery.id)",
            event: language.text("event.\(delivery.event.key)"),
            article: delivery.article.map { "\($0)" } ?? "",
            time: dates.dateTime(delivery.happened),
            state: state,
            isAlarming: delivery.attempts > 0 && !delivery.hasArrived,
            detail: delivery.fault,
            attempts: language.text("webhook.attempts", count: delivery.attempts)
        )
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try desk.manager(context)
        var webhook = try await webhook(context)
        let (address, events, fault) = wish(context.form)
        if let fault {
            let text = try await desk.language(of: context).text(fault)
            return try await page(context, fault: text, status: .unprocessableContent)
        }
        (webhook.address, webhook.events) = (address, events)
        webhook.state = context.form.has("active") ? .active : webhook.state == .active ? .paused : webhook.state
        try await desk.newsroom(context).saveWebhook(webhook, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(ProgramPages.address)webhooks/\(webhook.id)/?notice=saved")
    }

    private func askRemoval(_ context: DeskContext) async throws -> Response {
        _ = try desk.manager(context)
        let webhook = try await webhook(context)
        let language = try await desk.language(of: context)
        return try await desk.page(
            "program-removal",
            context,
            title: language.text("webhook.title"),
            place: .programs
        ) { frame in
            RemovalModel(
                frame: frame,
                title: language.text("webhook.removeTitle"),
                text: language.text("webhook.removeText", ["address": webhook.address]),
                action: "\(ProgramPages.address)webhooks/\(webhook.id)/removal/"
            )
        }
    }

    private func remove(_ context: DeskContext) async throws -> Response {
        let visitor = try desk.manager(context)
        try await desk.newsroom(context).removeWebhook(try context.id(), by: visitor.actor, at: desk.clock())
        return desk.redirect(to: ProgramPages.address + "?notice=webhookRemoved")
    }

    private func redeliver(_ context: DeskContext) async throws -> Response {
        let visitor = try desk.manager(context)
        let webhook = try await webhook(context)
        let id: Identifier<Delivery> = try context.id("delivery")
        guard try await desk.store.read({ try $0.delivery(id) })?.webhook == webhook.id else {
            throw DeskFault.notFound
        }
        try await desk.newsroom(context).redeliver(id, by: visitor.actor, at: desk.clock())
        return desk.redirect(to: "\(ProgramPages.address)webhooks/\(webhook.id)/?notice=redelivered")
    }
}
