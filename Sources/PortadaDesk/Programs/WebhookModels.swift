import PortadaRendering

/// A program that is told, in the list.
struct WebhookRowModel: TemplateModel {
    var id: String
    var address: String
    var state: String
    var isWell: Bool
    var events: String
    var last: String

    static let template = TemplateShape<WebhookRowModel>(
        .text("id") { $0.id },
        .text("address") { $0.address },
        .text("state") { $0.state },
        .flag("isWell") { $0.isWell },
        .text("events") { $0.events },
        .text("last") { $0.last }
    )
}

/// A program that is told, with its messages.
struct WebhookModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var fault: String
    var webhook: WebhookRowModel
    var failingSince: String
    var isActive: Bool
    var events: [ChoiceModel]
    var messages: [MessageRowModel]
    /// The number of the last message shown, where there are older ones.
    var older: String

    static let template = TemplateShape<WebhookModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .record("webhook") { $0.webhook },
        .text("failingSince") { $0.failingSince },
        .flag("isActive") { $0.isActive },
        .list("events") { $0.events },
        .flag("hasMessages") { !$0.messages.isEmpty },
        .list("messages") { $0.messages },
        .text("older") { $0.older }
    )
}

/// A message to a program.
struct MessageRowModel: TemplateModel {
    var id: String
    var event: String
    /// The story's number; empty where there is none.
    var article: String
    var time: String
    var state: String
    var isAlarming: Bool
    var detail: String
    var attempts: String

    static let template = TemplateShape<MessageRowModel>(
        .text("id") { $0.id },
        .text("event") { $0.event },
        .text("article") { $0.article },
        .text("time") { $0.time },
        .text("state") { $0.state },
        .flag("isAlarming") { $0.isAlarming },
        .text("detail") { $0.detail },
        .text("attempts") { $0.attempts }
    )
}
