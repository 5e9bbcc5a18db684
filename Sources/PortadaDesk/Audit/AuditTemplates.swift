import PortadaCore

extension DeskTemplates {
    /// Who did what.
    static let audit: Part = {
        var part = Part(
            pages: ["audit": AuditModel.template.shape, "story-history": StoryHistoryModel.template.shape],
            texts: [
                "audit.title": [], "audit.history": [], "audit.unknown": ["action", "subject"], "audit.killed": [],
                "audit.program": ["name"], "audit.readers": [], "audit.scheduler": [], "audit.takenBack": [],
                "audit.until": ["time"], "audit.version": ["number"], "audit.message": ["number"],
                "audit.late": ["count"], "audit.addresses": ["count"],
            ]
        )
        for key in AuditWords.accountChanges.values { part.texts[key] = [] }
        for act in AuditWords.all {
            part.texts[act.key] = ["name"]
            part.texts["auditSubject.\(act.subject)"] = []
            part.texts[AuditWords.key(ofAction: act.action)] = []
        }
        return part
    }()
}
