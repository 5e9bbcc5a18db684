import PortadaCore
import PortadaRendering

/// Tags, or people and agencies.
struct NamesModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    /// The words that were looked for.
    var text: String
    var rows: [NameRowModel]
    /// Where those that are marked become one; it leads back to the same part of the list.
    var mergePath: String
    /// The address of the list's next part; empty when there is none.
    var nextPath: String
    /// For bylines: the kinds that a new one may be of.
    var kinds: [ChoiceModel] = []

    static let template = TemplateShape<NamesModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("text") { $0.text },
        .list("rows") { $0.rows },
        .flag("isEmpty") { $0.rows.isEmpty },
        .text("mergePath") { $0.mergePath },
        .text("nextPath") { $0.nextPath },
        .list("kinds") { $0.kinds }
    )
}

/// A tag, person or agency in a list.
struct NameRowModel: TemplateModel {
    var id: String
    var name: String
    var path: String
    /// A few words about it; may be empty.
    var about: String
    var stories: Int
    /// Whether it was marked when the page could not do what was wished.
    var isMarked = false
    /// Whether it was to be the one that stays.
    var isKept = false

    static let template = TemplateShape<NameRowModel>(
        .text("id") { $0.id },
        .text("name") { $0.name },
        .text("path") { $0.path },
        .text("about") { $0.about },
        .text("stories") { "\($0.stories)" },
        .flag("isMarked") { $0.isMarked },
        .flag("isKept") { $0.isKept }
    )
}

/// One tag, to change.
struct TagModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var tag: Tag

    static let template = TemplateShape<TagModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("id") { "\($0.tag.id)" },
        .text("name") { FieldReader.shown(line: $0.tag.name) },
        .text("slug") { $0.tag.slug },
        .text("description") { $0.tag.description },
        .text("path") { SiteAddress.List.tag(slug: $0.tag.slug).path }
    )
}

/// One who signs, to change.
struct BylineModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var person: Person
    /// The address of the portrait; empty when there is none.
    var portrait: String
    var kinds: [ChoiceModel]

    static let template = TemplateShape<BylineModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("id") { "\($0.person.id)" },
        .text("name") { FieldReader.shown(line: $0.person.name) },
        .text("slug") { $0.person.slug },
        .text("role") { FieldReader.shown(line: $0.person.role) },
        .text("biography") { PlainParagraphs.text(of: $0.person.biography) },
        .text("picture") { $0.person.picture.map { "\($0)" } },
        .text("portrait") { $0.portrait },
        .list("kinds") { $0.kinds },
        .text("path") { $0.person.listAddress.path }
    )
}
