import PortadaRendering

/// Which programs may work, and which are told of what happens.
struct ProgramsModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var fault: String
    /// The address of the API.
    var address: String
    var tokens: [TokenRowModel]
    var webhooks: [WebhookRowModel]
    /// What was typed in a try that failed.
    var name: String
    var roles: [ChoiceModel]
    var scopes: [ChoiceModel]
    var expires: String
    var webhookAddress: String
    var events: [ChoiceModel]

    static let template = TemplateShape<ProgramsModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .text("address") { $0.address },
        .flag("hasTokens") { !$0.tokens.isEmpty },
        .list("tokens") { $0.tokens },
        .flag("hasWebhooks") { !$0.webhooks.isEmpty },
        .list("webhooks") { $0.webhooks },
        .text("name") { $0.name },
        .list("roles") { $0.roles },
        .list("scopes") { $0.scopes },
        .text("expires") { $0.expires },
        .text("webhookAddress") { $0.webhookAddress },
        .list("events") { $0.events }
    )
}

/// A program that may work.
struct TokenRowModel: TemplateModel {
    var id: String
    var name: String
    var role: String
    var scopes: String
    var used: String
    var place: String
    var expires: String
    var isOver: Bool

    static let template = TemplateShape<TokenRowModel>(
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("role") { $0.role },
        .text("scopes") { $0.scopes },
        .text("used") { $0.used },
        .text("place") { $0.place },
        .text("expires") { $0.expires },
        .flag("isOver") { $0.isOver }
    )
}

/// A secret that is shown this once.
struct SecretModel: TemplateModel {
    var frame: FrameModel
    var title: String
    var about: String
    var secret: String
    /// How it is used: a command to try.
    var example: String

    static let template = TemplateShape<SecretModel>(
        .record("frame") { $0.frame },
        .text("title") { $0.title },
        .text("about") { $0.about },
        .text("secret") { $0.secret },
        .text("example") { $0.example }
    )
}

/// A question before something that can't be undone.
struct RemovalModel: TemplateModel {
    var frame: FrameModel
    var title: String
    var text: String
    var action: String

    static let template = TemplateShape<RemovalModel>(
        .record("frame") { $0.frame },
        .text("title") { $0.title },
        .text("text") { $0.text },
        .text("action") { $0.action }
    )
}
