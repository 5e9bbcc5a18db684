import PortadaCore
import PortadaRendering

/// An author or an agency, with what there is to say.
struct PersonCardModel: TemplateModel {
    /// The name.
    var name: String = ""
    /// The page about them.
    var path: String = ""
    /// The feed of their stories.
    var feedPath: String = ""
    /// What they do.
    var role: String = ""
    /// A few sentences.
    var biography: CleanHTML = .empty
    /// The portrait.
    var picture: PictureModel?
    /// Whether it is an agency.
    var isAgency: Bool = false

    static let template = TemplateShape<PersonCardModel>(
        .text("name") { $0.name },
        .text("path") { $0.path },
        .text("feedPath") { $0.feedPath },
        .text("role") { $0.role },
        .html("biography") { $0.biography },
        .record("picture") { $0.picture },
        .flag("isAgency") { $0.isAgency }
    )
}
