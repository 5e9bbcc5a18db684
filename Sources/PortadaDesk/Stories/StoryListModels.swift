import PortadaRendering

/// A list of stories.
struct StoryListModel: TemplateModel {
    var frame: FrameModel
    var tabs: [TabModel]
    var state: String
    var text: String
    var isMine: Bool
    var sections: [ChoiceModel]
    var stories: [StoryRowModel]
    /// The address of the list's next part; empty when there is none.
    var nextPath: String
    /// Whether a search found more than is shown.
    var isCut: Bool

    static let template = TemplateShape<StoryListModel>(
        .record("frame") { $0.frame },
        .list("tabs") { $0.tabs },
        .text("state") { $0.state },
        .text("text") { $0.text },
        .flag("isMine") { $0.isMine },
        .list("sections") { $0.sections },
        .list("stories") { $0.stories },
        .flag("isEmpty") { $0.stories.isEmpty },
        .text("nextPath") { $0.nextPath },
        .flag("isCut") { $0.isCut }
    )
}

/// A way to another view of the same list.
struct TabModel: TemplateModel {
    var label: String
    var path: String
    var isChosen: Bool

    static let template = TemplateShape<TabModel>(
        .text("label") { $0.label },
        .text("path") { $0.path },
        .flag("isChosen") { $0.isChosen }
    )
}

/// A story in a list.
struct StoryRowModel: TemplateModel {
    var headline: String
    /// Where readers see it; empty when they don't.
    var path: String
    var state: String
    /// The state as a word for styles.
    var stateWord: String
    var section: String
    /// Who signs it, or who began it.
    var people: String
    var edited: String
    /// Its publication, past or to come, or its embargo.
    var due: String
    var isLate: Bool

    static let template = TemplateShape<StoryRowModel>(
        .text("headline") { $0.headline },
        .text("path") { $0.path },
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("section") { $0.section },
        .text("people") { $0.people },
        .text("edited") { $0.edited },
        .text("due") { $0.due },
        .flag("isLate") { $0.isLate }
    )
}
