import PortadaCore
import PortadaRendering

extension DeskTemplates {
    /// Lists of stories.
    static let stories: Part = {
        var part = Part(
            pages: ["stories": StoryListModel.template.shape],
            texts: ["stories.title": [], "stories.all": [], "stories.untitled": [], "stories.embargo": ["until"]]
        )
        for state in ArticleStatus.allCases { part.texts["state.\(state.rawValue.replacing("_", with: ""))"] = [] }
        return part
    }()
}
