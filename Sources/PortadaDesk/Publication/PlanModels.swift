import PortadaCore
import PortadaRendering

/// What is planned for a story.
struct PlanModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var notice: String
    var fault: String
    var mayPlan: Bool
    var plans: [PlanRowModel]
    /// What was typed as a moment and could not be taken.
    var when: String
    var zone: String

    static let template = TemplateShape<PlanModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .flag("mayPlan") { $0.mayPlan },
        .flag("hasPlans") { !$0.plans.isEmpty },
        .list("plans") { $0.plans },
        .text("when") { $0.when },
        .text("zone") { $0.zone }
    )
}

/// One planned change.
struct PlanRowModel: TemplateModel {
    var id: String
    /// What is to happen.
    var act: String
    var due: String
    var actor: String
    /// Why it did not happen; empty when it isn't late.
    var late: String
    /// Whether it has a text that can be changed.
    var isUpdate: Bool

    static let template = TemplateShape<PlanRowModel>(
        .text("id") { $0.id },
        .text("act") { $0.act },
        .text("due") { $0.due },
        .text("actor") { $0.actor },
        .text("late") { $0.late },
        .flag("isUpdate") { $0.isUpdate }
    )

    init(_ plan: PlannedChange, _ file: StoryFile) {
        id = "\(plan.id)"
        due = file.dates.dateTime(plan.due)
        actor = file.language.actor(plan.actor)
        late = plan.refusal.map(file.language.lateness) ?? ""
        switch plan.act {
        case .unpublish: (act, isUpdate) = (file.language.text("plan.unpublish"), false)
        case .update(let planned, let base, _):
            let parts = ArticleContent.Field.allCases.filter(planned.difference(from: base).contains)
            let words = parts.map { file.language.text("story.part.\($0.rawValue)") }.joined(separator: ", ")
            (act, isUpdate) = (file.language.text("plan.update", ["parts": words]), true)
        }
    }
}

/// The text that is to replace the story's at a minute.
struct PlanUpdateModel: TemplateModel {
    var frame: FrameModel
    var head: StoryHeadModel
    var fault: String
    /// Why it did not happen at its time; empty when it isn't late.
    var late: String
    /// Where it is sent.
    var action: String
    /// The version that it is prepared over.
    var base: String
    /// Who planned it; empty when nobody has yet.
    var kept: String
    /// What the page's script needs to know, as JSON.
    var data: String
    /// What it says, as JSON.
    var texts: String
    var when: String
    var zone: String
    /// Whether readers are told that the story changed.
    var announces: Bool
    var kicker: String
    var headline: String
    var summary: String
    var body: String
    /// What changed in the story since it was prepared.
    var meanwhile: [FieldDifferenceModel]
    var editor: EditorModel

    static let template = TemplateShape<PlanUpdateModel>(
        .record("frame") { $0.frame },
        .record("head") { $0.head },
        .text("fault") { $0.fault },
        .text("late") { $0.late },
        .text("action") { $0.action },
        .text("base") { $0.base },
        .text("kept") { $0.kept },
        .text("data") { $0.data },
        .text("texts") { $0.texts },
        .text("when") { $0.when },
        .text("zone") { $0.zone },
        .flag("announces") { $0.announces },
        .text("kicker") { $0.kicker },
        .text("headline") { $0.headline },
        .text("summary") { $0.summary },
        .text("body") { $0.body },
        .flag("hasMeanwhile") { !$0.meanwhile.isEmpty },
        .list("difference") { $0.meanwhile },
        .record("editor") { $0.editor }
    )
}
