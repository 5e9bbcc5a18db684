import PortadaCore
import PortadaRendering
import PortadaStore

extension DeskTemplates {
    /// Lists of stories.
    static let stories: Part = {
        var part = Part(
            pages: [
                "stories": StoryListModel.template.shape,
                "story-views": StoryViewsModel.template.shape,
            ],
            texts: [
                "stories.title": [], "stories.all": [], "stories.untitled": [], "stories.embargo": ["until"],
                "stories.unsaved": [], "stories.noAuthor": ["name"], "stories.cut": [], "stories.count": ["count"],
                "stories.more": ["count"],
                "stories.manyShort": [], "views.title": [], "notice.noneChosen": [], "notice.actUnclear": [],
                "notice.viewSaved": [], "bulk.nothing": [], "bulk.doneUndo": ["count"], "bulk.doneInReview": ["count"],
                "bulk.doneReady": ["count"], "bulk.doneTrashed": ["count"], "bulk.doneDraft": ["count"],
                "bulk.doneTag": ["count", "name"], "bulk.doneUntag": ["count", "name"],
                "bulk.doneSection": ["count", "name"], "bulk.changedBy": ["name", "time"],
            ]
        )
        for state in ArticleStatus.allCases { part.texts["state.\(state.rawValue.replacing("_", with: ""))"] = [] }
        for column in StoryColumn.allCases { part.texts["column.\(column.rawValue)"] = [] }
        for move in ["draft", "inreview", "ready", "trashed"] { part.texts["bulk.\(move)"] = [] }
        for reason in BulkResult.Refusal.allCases {
            part.texts["bulk.why\(reason.rawValue.capitalizedFirst)"] = []
        }
        return part
    }()
}
