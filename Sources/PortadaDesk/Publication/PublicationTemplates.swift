import PortadaCore
import PortadaRendering
import PortadaStore

extension DeskTemplates {
    /// From draft to reader: publication, withdrawal, corrections, plans, revisions, preview.
    static let publication: Part = {
        var part = Part(
            pages: [
                "publication": PublicationPageModel.template.shape, "embargo": EmbargoModel.template.shape,
                "withdrawal": WithdrawalModel.template.shape, "kill": KillModel.template.shape,
                "corrections": CorrectionsModel.template.shape, "plan": PlanModel.template.shape,
                "plan-update": PlanUpdateModel.template.shape, "revisions": RevisionsModel.template.shape,
                "restoration": RestorationModel.template.shape, "preview": PreviewModel.template.shape,
                "shared-preview": SharedPreviewModel.template.shape,
            ],
            texts: [
                "publication.dueAt": ["time"], "publication.publishedAt": ["time"],
                "publication.embargo": ["until"], "publication.planEnd": ["time"], "publication.planUpdate": ["time"],
                "publication.noTime": [], "publication.past": ["time", "now"], "publication.skipped": ["day", "time"],
                "publication.zone": ["city"], "publication.blocked": [], "publication.notSure": [],
                "withdrawal.unpublishAsk": ["name"], "withdrawal.unpublishBack": [], "withdrawal.unpublishNow": [],
                "withdrawal.isDraft": [], "withdrawal.addressGone": ["path"], "withdrawal.pinsGo": [],
                "withdrawal.plansGo": ["count"],
                "withdrawal.noReason": [], "withdrawal.noNotice": [], "correction.future": [], "correction.noText": [],
                "plan.unpublish": [], "plan.update": ["parts"], "plan.by": ["name"], "revision.same": ["count"],
                "revision.form": [], "revision.picture": [],
                "revision.first": [], "revision.picturesGone": ["names"], "revision.becomes": ["state"],
                "revision.schedule": [], "revision.told": [],
                "revision.other": [], "revision.between": ["from", "to"], "preview.frame": ["look"],
                "preview.phone": [], "preview.desktop": [], "preview.dark": [], "preview.hours1": [],
                "preview.hours24": [], "preview.hours168": [], "preview.over": [], "preview.overHelp": [],
            ]
        )
        let plain =
            PublicationAct.allCases.map { "publication.act.\($0.rawValue)" }
            + StoryFile.Page.allCases.map { "publication.page.\($0.rawValue)" }
            + ["publication.page.text"]
            + ["inreview", "ready", "draft", "trashed", "unbin"].map { "publication.move.\($0)" }
            + Checklist.Item.allCases.map { "check.\($0.rawValue)" }
            + Correction.Kind.allCases.map { "correction.\($0.rawValue)" }
            + ["state", "scheduled", "published", "updated", "path"].map { "revision.field.\($0)" }
            + ["now", "conflict", "wrongstate", "invalid", "other"].map { "late.\($0)" }
            + [
                "movedInReview", "movedReady", "movedDraft", "movedTrashed", "published", "scheduled", "told",
                "withdrawn", "unpublished", "killed", "corrected", "planned",
                "planDropped", "restored", "linkEnded", "firstOfTwo",
            ].map { "notice.\($0)" }
        for key in plain { part.texts[key] = [] }
        return part
    }()
}
