import PortadaCore

extension DeskTemplates {
    /// The words of the health page, with what is filled in.
    private static let words: [String: [String]] = [
        "title": [], "summaryBad": ["count"], "summaryAttention": ["count"], "summaryGood": [], "scheduleGood": [],
        "scheduleLate": ["count"], "outboxGood": [], "outboxWaiting": ["count", "since"],
        "outboxMany": ["count", "since"], "webhooksGood": [], "webhooksSilent": ["count"],
        "importsNone": [], "importsOpen": ["source", "when"],
        "importsBroken": ["source", "detail", "when"], "importsFailed": ["count", "source", "when"],
        "importsGood": ["source", "when"], "diskUnknown": [], "disk": ["free", "size"], "database": ["size"],
        "integrityNow": [], "integrityNever": [], "integrityBad": ["when", "detail"], "integrityGood": ["when"],
        "backupNever": [], "backup": ["when", "file"], "walking": ["stories", "pictures"], "neverWalked": [],
        "picturesGood": ["when"], "picturesBad": ["count", "when"], "picturesMany": ["count", "when"],
        "linksGood": ["when"], "linksBad": ["count", "when"], "linksMany": ["count", "when"],
        "clock": ["now", "zone"], "clockZone": ["zone"], "clockBack": ["now"], "cacheUnknown": [],
        "cache": ["pages", "size", "most", "share"], "cacheFailing": ["failures", "purges"], "version": ["version"],
    ]

    /// How the machinery is.
    static let health: Part = {
        var part = Part(pages: ["health": HealthModel.template.shape], texts: ["notice.inspecting": []])
        for (word, values) in words { part.texts["health.\(word)"] = values }
        for state in HealthItem.State.allCases { part.texts["healthState.\(state.rawValue)"] = [] }
        for subject in HealthItem.Subject.allCases {
            part.texts["healthSubject.\(subject.rawValue)"] = []
            part.texts["healthHelp.\(subject.rawValue)"] = []
        }
        return part
    }()
}
