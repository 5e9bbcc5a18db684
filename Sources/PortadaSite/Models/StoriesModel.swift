import PortadaRendering

/// A few chosen stories: the model of the related blocks.
struct StoriesModel: TemplateModel {
    /// The stories, in order.
    var stories: [StoryCardModel] = []

    static let template = TemplateShape<StoriesModel>(
        .list("stories") { $0.stories }
    )
}
