import PortadaCore
import PortadaRendering
import PortadaStore

/// Who uses a picture.
struct PictureUsesModel: TemplateModel {
    var stories: [PictureUseModel]
    var people: [PortraitModel]
    /// Whether a story uses it that the one who asks may not see.
    var isHidden: Bool

    init(_ uses: PictureUses, for visitor: Visitor, _ language: Language) {
        stories =
            uses.stories.map { PictureUseModel($0, language) }
            + uses.planned.map { PictureUseModel($0, language, how: language.text("pictures.planned")) }
            + uses.unsaved.map { PictureUseModel($0, language, how: language.text("pictures.unsaved")) }
        people = uses.people.map { person in
            let path = "\(NewspaperPart.bylines.path)\(person.id)/"
            return PortraitModel(name: person.name, path: visitor.may(.manageNames) ? path : "")
        }
        isHidden = uses.isHidden
    }

    /// Whether nobody does.
    var isEmpty: Bool { stories.isEmpty && people.isEmpty && !isHidden }

    static let template = TemplateShape<PictureUsesModel>(
        .list("stories") { $0.stories },
        .list("people") { $0.people },
        .flag("isHidden") { $0.isHidden },
        .flag("isEmpty") { $0.isEmpty }
    )
}

/// A story that uses the picture.
struct PictureUseModel: TemplateModel {
    var headline: String
    var path: String
    var state: String
    /// The state as a word for styles.
    var stateWord: String
    /// In what way, where it is not simply shown there; may be empty.
    var how: String

    init(_ row: StoryRow, _ language: Language, how: String = "") {
        self.how = how
        headline = row.headline.isEmpty ? language.text("stories.untitled") : row.headline
        path = "/desk/stories/\(row.id)/"
        state = language.state(row.status)
        stateWord = row.status.rawValue.replacing("_", with: "-")
    }

    static let template = TemplateShape<PictureUseModel>(
        .text("headline") { $0.headline },
        .text("path") { $0.path },
        .text("state") { $0.state },
        .text("stateWord") { $0.stateWord },
        .text("how") { $0.how }
    )
}

/// Somebody whose portrait it is.
struct PortraitModel: TemplateModel {
    var name: String
    /// Their page at the desk; empty for those who may not change it.
    var path: String

    static let template = TemplateShape<PortraitModel>(
        .text("name") { $0.name },
        .text("path") { $0.path }
    )
}
