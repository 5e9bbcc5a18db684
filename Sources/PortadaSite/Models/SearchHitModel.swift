import PortadaCore
import PortadaRendering

/// A story that was found.
struct SearchHitModel: TemplateModel {
    /// The story.
    var story: StoryCardModel
    /// Its headline with the words marked.
    var headline: CleanHTML = .empty
    /// A passage with the words marked.
    var passage: CleanHTML = .empty

    static let template = TemplateShape<SearchHitModel>(
        .record("story") { $0.story },
        .html("headline") { $0.headline },
        .html("passage") { $0.passage }
    )
}
