import PortadaRendering

/// A block: the newest of something, with its heading.
struct BlockModel: TemplateModel {
    /// The words above it.
    var title: String = ""
    /// Where the heading leads; may be empty.
    var path: String = ""
    /// A name that no other block of the page has, for `id`.
    var anchor: String = ""
    /// Its first story.
    var lead: StoryCardModel?
    /// The others.
    var stories: [StoryCardModel] = []
    /// Whether it lists columns.
    var isOpinion: Bool = false

    static let template = TemplateShape<BlockModel>(
        .text("title") { $0.title },
        .text("path") { $0.path },
        .text("anchor") { $0.anchor },
        .record("lead") { $0.lead },
        .list("stories") { $0.stories },
        .flag("isOpinion") { $0.isOpinion }
    )
}
