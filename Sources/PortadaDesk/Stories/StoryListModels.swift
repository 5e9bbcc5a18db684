import PortadaRendering

/// A list of stories.
struct StoryListModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var fault: String
    var report: BulkReportModel?
    var tabs: [TabModel]
    var views: [TabModel]
    var filters: StoryFiltersModel
    /// How many stories there are, in words.
    var count: String
    var columns: StoryColumnsModel
    var columnChoices: [ChoiceModel]
    var stories: [StoryRowModel]
    var bulk: BulkFormModel
    /// The address of the list's next part; empty when there is none.
    var nextPath: String
    /// Whether the list stopped for the work that it took.
    var isUnfinished: Bool
    /// Whether a search found more than is shown.
    var isCut: Bool
    /// The list's own address, to come back to.
    var path: String
    /// The filters of a view that can be saved; empty when there are none.
    var query: String
    var viewName: String
    var mayShare: Bool

    static let template = TemplateShape<StoryListModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .list("reports") { $0.report.map { [$0] } ?? [] },
        .list("tabs") { $0.tabs },
        .flag("hasViews") { !$0.views.isEmpty },
        .list("views") { $0.views },
        .record("filters") { $0.filters },
        .text("count") { $0.count },
        .record("columns") { $0.columns },
        .list("columnChoices") { $0.columnChoices },
        .list("stories") { $0.stories },
        .record("bulk") { $0.bulk },
        .flag("isEmpty") { $0.stories.isEmpty },
        .text("nextPath") { $0.nextPath },
        .flag("isUnfinished") { $0.isUnfinished },
        .flag("isCut") { $0.isCut },
        .text("path") { $0.path },
        .text("query") { $0.query },
        .text("viewName") { $0.viewName },
        .flag("mayShare") { $0.mayShare }
    )
}

/// The fields above a list of stories.
struct StoryFiltersModel: TemplateModel {
    var state: String
    var text: String
    var isMine: Bool
    var sections: [ChoiceModel]
    var author: String
    /// Names to choose from.
    var authors: [ChoiceModel]
    var from: String
    var until: String
    /// Whether anything but the words is asked for, so that the fields are shown.
    var isOpen: Bool

    static let template = TemplateShape<StoryFiltersModel>(
        .text("state") { $0.state },
        .text("text") { $0.text },
        .flag("isMine") { $0.isMine },
        .list("sections") { $0.sections },
        .text("author") { $0.author },
        .list("authors") { $0.authors },
        .text("from") { $0.from },
        .text("until") { $0.until },
        .flag("isOpen") { $0.isOpen }
    )
}

/// What can be done to several stories of a list.
struct BulkFormModel: TemplateModel {
    var moves: [ChoiceModel]
    var sections: [ChoiceModel]

    static let template = TemplateShape<BulkFormModel>(
        .list("moves") { $0.moves },
        .list("sections") { $0.sections }
    )
}

/// What an act on several stories did.
struct BulkReportModel: TemplateModel {
    /// What happened, in words.
    var text: String
    /// The number by which it can be taken back; empty when it can't.
    var undo: String
    /// What stayed as it was, and why.
    var refused: [BulkRefusalModel]

    static let template = TemplateShape<BulkReportModel>(
        .text("text") { $0.text },
        .text("undo") { $0.undo },
        .flag("hasRefused") { !$0.refused.isEmpty },
        .list("refused") { $0.refused }
    )
}

/// A story that stayed as it was.
struct BulkRefusalModel: TemplateModel {
    var id: String
    var headline: String
    var reason: String

    static let template = TemplateShape<BulkRefusalModel>(
        .text("id") { $0.id },
        .text("headline") { $0.headline },
        .text("reason") { $0.reason }
    )
}

/// A way to another view of the same list.
struct TabModel: TemplateModel {
    var label: String
    var path: String
    var isChosen: Bool
    /// How many there are; empty when it isn't said.
    var count: String = ""

    static let template = TemplateShape<TabModel>(
        .text("label") { $0.label },
        .text("path") { $0.path },
        .flag("isChosen") { $0.isChosen },
        .text("count") { $0.count }
    )
}

/// Which columns a list shows.
struct StoryColumnsModel: TemplateModel {
    var shown: Set<StoryColumn>

    static let template = TemplateShape<StoryColumnsModel>(
        .flag("state") { $0.shown.contains(.state) },
        .flag("section") { $0.shown.contains(.section) },
        .flag("people") { $0.shown.contains(.people) },
        .flag("owner") { $0.shown.contains(.owner) },
        .flag("kind") { $0.shown.contains(.kind) },
        .flag("due") { $0.shown.contains(.due) },
        .flag("edited") { $0.shown.contains(.edited) }
    )
}

/// A story in a list.
struct StoryRowModel: TemplateModel {
    var id: String
    var headline: String
    /// Whether the reader of the list typed something into it that is not saved.
    var isUnsaved: Bool
    /// Where readers see it; empty when they don't.
    var path: String
    var state: String
    /// The state as a word for styles.
    var stateWord: String
    var kind: String
    var section: String
    /// Who signs it, or who began it.
    var people: String
    /// Who began it.
    var owner: String
    var edited: String
    /// Its publication, past or to come, or its embargo.
    var due: String
    var isLate: Bool

    static let template = TemplateShape<StoryRowModel>(
        .text("id") { $0.id },
        .text("headline") { $0.headline },
        .flag("isUnsaved") { $0.isUnsaved },
        .text("path") { $0.path },
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("kind") { $0.kind },
        .text("section") { $0.section },
        .text("people") { $0.people },
        .text("owner") { $0.owner },
        .text("edited") { $0.edited },
        .text("due") { $0.due },
        .flag("isLate") { $0.isLate }
    )
}
