import PortadaCore
import PortadaRendering
import PortadaStore

/// One picture's page.
struct PictureModel: TemplateModel {
    var frame: FrameModel
    var notice: String
    var fault: String
    var picture: Picture
    var facts: [String]
    /// What is said of it now.
    var base: PictureWordsForm
    /// What the fields hold.
    var words: PictureWordsForm
    /// Whether the fields hold what somebody typed while a colleague saved.
    var isOthers: Bool
    var mayDescribe: Bool
    var stories: [PictureUseModel]
    var people: [String]

    static let template = TemplateShape<PictureModel>(
        .record("frame") { $0.frame },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault },
        .text("id") { "\($0.picture.id)" },
        .text("name") { $0.picture.slug },
        .text("preview") { $0.picture.address(width: 960) },
        .text("largerPreview") { $0.picture.address(width: 1600) },
        .number("width") { $0.picture.width },
        .number("height") { $0.picture.height },
        .texts("facts") { $0.facts },
        .record("base") { $0.base },
        .record("words") { $0.words },
        .flag("isOthers") { $0.isOthers },
        .flag("hasAltText") { !$0.picture.altText.isEmpty },
        .flag("mayDescribe") { $0.mayDescribe },
        .list("stories") { $0.stories },
        .flag("hasStories") { !$0.stories.isEmpty },
        .texts("people") { $0.people },
        .flag("hasPeople") { !$0.people.isEmpty },
        .flag("isUnused") { $0.stories.isEmpty && $0.people.isEmpty }
    )
}

/// A story that shows the picture.
struct PictureUseModel: TemplateModel {
    var headline: String
    var path: String
    var state: String
    /// The state as a word for styles.
    var stateWord: String

    init(_ row: StoryRow, _ language: Language) {
        headline = row.headline.isEmpty ? language.text("stories.untitled") : row.headline
        path = "/desk/stories/\(row.id)/"
        state = language.state(row.status)
        stateWord = row.status.rawValue.replacing("_", with: "-")
    }

    static let template = TemplateShape<PictureUseModel>(
        .text("headline") { $0.headline },
        .text("path") { $0.path },
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord }
    )
}
