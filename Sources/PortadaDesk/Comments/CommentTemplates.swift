import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// The readers' comments.
    static let comments: Part = {
        var part = Part(
            pages: ["comments": CommentListModel.template.shape, "comment": ConversationModel.template.shape],
            texts: [
                "comments.title": [], "comments.nameless": [], "comments.none": [], "comments.tab.all": [],
                "comments.done.undo": ["count"], "comments.left": ["count"],
            ]
        )
        for status in Comment.Status.allCases {
            part.texts["comments.tab.\(status.rawValue)"] = []
            part.texts["comments.state.\(status.rawValue)"] = []
            part.texts["comments.done.\(status.rawValue)"] = ["count"]
        }
        return part
    }()
}
