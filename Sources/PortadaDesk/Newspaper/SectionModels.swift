import PortadaCore
import PortadaRendering

/// All sections.
struct SectionsModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var sections: [SectionRowModel]
    var parents: [ChoiceModel]
    /// What was typed in a try that failed.
    var name: String

    static let template = TemplateShape<SectionsModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .list("sections") { $0.sections },
        .list("parents") { $0.parents },
        .text("name") { $0.name }
    )
}

/// A section in the list of all.
struct SectionRowModel: TemplateModel {
    var id: String
    var name: String
    var path: String
    /// How deep it lies below a section without parent, 0 to 3.
    var depth: Int
    var stories: Int

    init(_ section: Section, depth: Int, stories: Int?) {
        id = "\(section.id)"
        name = section.name
        path = section.path
        self.depth = min(depth, 3)
        self.stories = stories ?? 0
    }

    static let template = TemplateShape<SectionRowModel>(
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("path") { $0.path },
        .text("depth") { "\($0.depth)" },
        .text("stories") { "\($0.stories)" }
    )
}

/// One section, to change.
struct SectionModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var section: Section
    var parents: [ChoiceModel]
    /// Whether nothing belongs to it, so that it can be removed.
    var isEmpty: Bool

    static let template = TemplateShape<SectionModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("id") { "\($0.section.id)" },
        .text("name") { FieldReader.shown(line: $0.section.name) },
        .text("slug") { $0.section.slug },
        .text("path") { $0.section.path },
        .text("description") { $0.section.description },
        .list("parents") { $0.parents },
        .flag("isEmpty") { $0.isEmpty }
    )
}
