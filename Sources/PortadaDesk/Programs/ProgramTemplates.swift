import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// Programs: tokens, webhooks, and what the API tells them.
    static let programs: Part = {
        var part = Part(
            pages: [
                "programs": ProgramsModel.template.shape, "program-secret": SecretModel.template.shape,
                "program-removal": RemovalModel.template.shape, "webhook": WebhookModel.template.shape,
            ],
            texts: [
                "programs.title": [], "programs.noName": [], "programs.noScope": [], "programs.noEnd": [],
                "programs.known": [], "programs.made": [], "programs.madeText": [], "programs.never": [],
                "programs.removeTitle": ["name"], "programs.removeText": [], "webhook.title": [], "webhook.made": [],
                "webhook.madeText": [], "webhook.noAddress": [], "webhook.noEvent": [],
                "webhook.removeTitle": [], "webhook.removeText": ["address"], "webhook.arrived": [],
                "webhook.underWay": [], "webhook.givenUp": [], "webhook.retry": ["time"], "webhook.nothingYet": [],
                "webhook.lastAnswer": ["status", "time"], "webhook.noAnswer": ["time"],
                "webhook.silentSince": ["time"], "webhook.stoppedSince": ["time"], "webhook.lastSilence": ["time"],
                "webhook.lastRefusal": ["status", "time"], "webhook.attempts": ["count"],
                "notice.tokenRemoved": [], "notice.webhookRemoved": [], "notice.redelivered": [],
            ]
        )
        for kind in ProblemKind.allCases {
            part.texts["problem.\(kind.key)"] = []
            part.texts["problem.\(kind.key)Help"] = []
        }
        for kind in APIMistake.Kind.allCases { part.texts["mistake.\(kind.rawValue)"] = ["right"] }
        for scope in Scope.allCases { part.texts["scope.\(scope.rawValue)"] = [] }
        for event in NewsEvent.allCases { part.texts["event.\(event.key)"] = [] }
        for state in Webhook.State.allCases { part.texts["webhook.\(state.rawValue)"] = [] }
        return part
    }()
}

extension NewsEvent {
    /// Its name among the texts of the locale.
    var key: String { rawValue.replacing(".", with: "").replacing("_", with: "") }
}
