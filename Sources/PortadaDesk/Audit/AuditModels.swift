import PortadaRendering

/// The audit.
struct AuditModel: TemplateModel {
    var frame: FrameModel
    var accounts: [ChoiceModel]
    var actions: [ChoiceModel]
    var subjects: [ChoiceModel]
    var from: String
    var until: String
    var entries: [AuditEntryModel]
    var nextPath: String
    var isUnfinished: Bool
    var csvPath: String
    var jsonPath: String

    static let template = TemplateShape<AuditModel>(
        .record("frame") { $0.frame },
        .list("accounts") { $0.accounts },
        .list("actions") { $0.actions },
        .list("subjects") { $0.subjects },
        .text("from") { $0.from },
        .text("until") { $0.until },
        .flag("isEmpty") { $0.entries.isEmpty },
        .list("entries") { $0.entries },
        .text("nextPath") { $0.nextPath },
        .flag("isUnfinished") { $0.isUnfinished },
        .text("csvPath") { $0.csvPath },
        .text("jsonPath") { $0.jsonPath }
    )
}

/// Something that somebody did.
struct AuditEntryModel: TemplateModel {
    var day: String
    var time: String
    /// The moment for machines (RFC 3339).
    var moment: String
    var actor: String
    /// What they did, in words.
    var text: String
    var detail: String
    /// The story that it was done to; empty when there is none to go to.
    var path: String
    var place: String

    static let template = TemplateShape<AuditEntryModel>(
        .text("day") { $0.day },
        .text("time") { $0.time },
        .text("moment") { $0.moment },
        .text("actor") { $0.actor },
        .text("text") { $0.text },
        .text("detail") { $0.detail },
        .text("path") { $0.path },
        .text("place") { $0.place }
    )
}

/// What was done to one story.
struct StoryHistoryModel: TemplateModel {
    var frame: FrameModel
    var id: String
    var headline: String
    var entries: [AuditEntryModel]
    var nextPath: String

    static let template = TemplateShape<StoryHistoryModel>(
        .record("frame") { $0.frame },
        .text("id") { $0.id },
        .text("headline") { $0.headline },
        .flag("isEmpty") { $0.entries.isEmpty },
        .list("entries") { $0.entries },
        .text("nextPath") { $0.nextPath }
    )
}
