import PortadaRendering

/// The front as it is being arranged.
struct FrontDeskModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var fault: String
    var base: String
    var arrangement: String
    var past: String
    var future: String
    var words: String
    /// Whether the draft is not what counts.
    var isChanged: Bool
    var top: [FrontSlotModel]
    var blocks: [FrontSlotModel]
    var rail: [FrontSlotModel]
    var slots: [ChoiceModel]
    var candidates: [FrontCellModel]
    var history: [FrontVersionModel]
    var conflict: FrontConflictModel?
    /// The version that was just published and can be taken back; empty when there is none.
    var published: String
    var strip: StripModel
    /// The newspaper's time zone, in which times are told.
    var timeZone: String

    static let template = TemplateShape<FrontDeskModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .text("base") { $0.base },
        .text("arrangement") { $0.arrangement },
        .text("past") { $0.past },
        .text("future") { $0.future },
        .text("words") { $0.words },
        .flag("isChanged") { $0.isChanged },
        .flag("canUndo") { !$0.past.isEmpty },
        .flag("canRedo") { !$0.future.isEmpty },
        .list("top") { $0.top },
        .list("blocks") { $0.blocks },
        .list("rail") { $0.rail },
        .flag("hasRail") { !$0.rail.isEmpty },
        .list("slots") { $0.slots },
        .list("candidates") { $0.candidates },
        .flag("hasCandidates") { !$0.candidates.isEmpty },
        .list("history") { $0.history },
        .flag("hasHistory") { !$0.history.isEmpty },
        .record("conflict") { $0.conflict },
        .text("published") { $0.published },
        .record("strip") { $0.strip },
        .text("timeZone") { $0.timeZone }
    )
}

/// A slot of the front.
struct FrontSlotModel: TemplateModel {
    var slot: String
    var label: String
    var mayRepeat: Bool
    var cells: [FrontCellModel]

    static let template = TemplateShape<FrontSlotModel>(
        .text("slot") { $0.slot },
        .text("label") { $0.label },
        .flag("mayRepeat") { $0.mayRepeat },
        .list("cells") { $0.cells }
    )
}

/// A story in a slot, or among the candidates; without one, a place that nothing fills.
struct FrontCellModel: TemplateModel {
    var story: String = ""
    var slot: String = ""
    var slotLabel: String = ""
    /// From 0, as acts name it.
    var position: String = ""
    var headline: String = ""
    var path: String = ""
    var picture: String = ""
    var section: String = ""
    var age: String = ""
    var isPinned: Bool = false
    /// Who pinned it; empty for what is not published yet.
    var by: String = ""
    /// When it ends, for people.
    var until: String = ""
    var endName: String = ""
    var endValue: String = ""
    var repeats: Bool = false
    /// The acts that move it one place up and down; empty at the ends.
    var earlier: String = ""
    var later: String = ""
    /// Where on the front a candidate stands already.
    var isShown: Bool = false

    static let template = TemplateShape<FrontCellModel>(
        .text("story") { $0.story },
        .text("slot") { $0.slot },
        .text("slotLabel") { $0.slotLabel },
        .text("position") { $0.position },
        .text("headline") { $0.headline },
        .text("path") { $0.path },
        .text("picture") { $0.picture },
        .text("section") { $0.section },
        .text("age") { $0.age },
        .flag("isPinned") { $0.isPinned },
        .text("by") { $0.by },
        .text("until") { $0.until },
        .text("endName") { $0.endName },
        .text("endValue") { $0.endValue },
        .flag("repeats") { $0.repeats },
        .text("earlier") { $0.earlier },
        .text("later") { $0.later },
        .flag("isShown") { $0.isShown }
    )
}

/// A version of the front in its history.
struct FrontVersionModel: TemplateModel {
    var number: String
    var who: String
    var time: String
    var isCurrent: Bool
    var changes: [String]

    static let template = TemplateShape<FrontVersionModel>(
        .text("number") { $0.number },
        .text("who") { $0.who },
        .text("time") { $0.time },
        .flag("isCurrent") { $0.isCurrent },
        .texts("changes") { $0.changes }
    )
}

/// What others published meanwhile.
struct FrontConflictModel: TemplateModel {
    /// The version that counts.
    var number: String
    var slots: String
    var since: [FrontVersionModel]

    static let template = TemplateShape<FrontConflictModel>(
        .text("number") { $0.number },
        .text("slots") { $0.slots },
        .list("since") { $0.since }
    )
}

/// The strip above every page: what it says now, and the form.
struct StripModel: TemplateModel {
    var isShown: Bool
    var line: String
    var by: String
    var end: String
    var text: String
    var link: String
    var until: String

    static let template = TemplateShape<StripModel>(
        .flag("isShown") { $0.isShown },
        .text("line") { $0.line },
        .text("by") { $0.by },
        .text("end") { $0.end },
        .text("text") { $0.text },
        .text("link") { $0.link },
        .text("until") { $0.until }
    )
}
