import PortadaRendering

/// A story as lists show it.
struct StoryCardModel: TemplateModel {
    /// The headline.
    var headline: String = ""
    /// Its address.
    var path: String = ""
    /// The line above the headline.
    var kicker: String = ""
    /// The standfirst.
    var summary: String = ""
    /// Its primary section.
    var section: LinkModel?
    /// When it was published.
    var published: DateModel
    /// Its lead picture.
    var picture: PictureModel?
    /// Who signs it.
    var bylines: [BylineModel] = []
    /// The face of who signs a column.
    var portrait: PictureModel?
    /// What sort of story it is, when it isn't news: "Opinión".
    var kindLabel: String = ""
    /// Whether it is a column.
    var isOpinion: Bool = false
    /// Whether it is still going on.
    var isLive: Bool = false
    /// Whether it is told in pictures.
    var isGallery: Bool = false

    static let template = TemplateShape<StoryCardModel>(
        .text("headline") { $0.headline },
        .text("path") { $0.path },
        .text("kicker") { $0.kicker },
        .text("summary") { $0.summary },
        .record("section") { $0.section },
        .record("published") { $0.published },
        .record("picture") { $0.picture },
        .list("bylines") { $0.bylines },
        .record("portrait") { $0.portrait },
        .text("kindLabel") { $0.kindLabel },
        .flag("isOpinion") { $0.isOpinion },
        .flag("isLive") { $0.isLive },
        .flag("isGallery") { $0.isGallery }
    )
}
