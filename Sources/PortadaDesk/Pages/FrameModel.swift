import PortadaCore
import PortadaRendering

/// What stands around every page of the desk.
struct FrameModel: TemplateModel {
    /// Which part of the desk a page belongs to.
    enum Place: String, Sendable {
        case none, home, stories, front, pictures, comments, site, people, programs, audit, health
    }

    /// The newspaper's name.
    var newspaper: String
    /// The page's title.
    var title: String
    /// What its forms carry.
    var formKey: String
    /// The state of what it shows, which its forms carry, too; empty where they act on nothing.
    var version = ""
    /// The part that it belongs to.
    var place: Place
    /// Who is signed in; nil before the sign-in.
    var visitor: Visitor?
    /// The desk's language for them.
    var language: Language

    private func may(_ permission: Permission) -> Bool { visitor?.may(permission) ?? false }

    static let template = TemplateShape<FrameModel>(
        .text("newspaper") { $0.newspaper },
        .text("title") { $0.title },
        .text("formKey") { $0.formKey },
        .text("version") { $0.version },
        .flag("isSignedIn") { $0.visitor != nil },
        .text("account") { $0.visitor?.account.name },
        .text("accountID") { $0.visitor.map { "\($0.account.id)" } },
        .text("email") { $0.visitor?.account.email },
        .text("role") { frame in frame.visitor.map { frame.language.role($0.account.role) } },
        .flag("hasSingleKeys") { $0.visitor?.account.hasSingleKeys ?? false },
        .flag("atHome") { $0.place == .home },
        .flag("atStories") { $0.place == .stories },
        .flag("atFront") { $0.place == .front },
        .flag("atPictures") { $0.place == .pictures },
        .flag("atComments") { $0.place == .comments },
        .flag("atSite") { $0.place == .site },
        .flag("mayArrangeFront") { $0.may(.arrangeFront) },
        .flag("mayModerate") { $0.may(.moderate) },
        .flag("mayManageNames") { $0.may(.manageNames) },
        .flag("mayManageAccounts") { $0.may(.manageAccounts) },
        .flag("mayReadAudit") { $0.may(.readAudit) }
    )
}

/// One choice of a list.
struct ChoiceModel: TemplateModel {
    /// What the form sends.
    var value: String
    /// What people read.
    var label: String
    /// Whether it is the one that counts now.
    var isChosen: Bool

    static let template = TemplateShape<ChoiceModel>(
        .text("value") { $0.value },
        .text("label") { $0.label },
        .flag("isChosen") { $0.isChosen }
    )

    /// All sections as choices, those below another set in under it.
    static func sections(_ tree: SectionTree, chosen: Identifier<Section>?) -> [ChoiceModel] {
        tree.outline.map { section, depth in
            let indent = String(repeating: "\u{2003}", count: depth)
            return ChoiceModel(value: "\(section.id)", label: indent + section.name, isChosen: section.id == chosen)
        }
    }
}

/// A page that says one thing: what went wrong and what to do.
struct MessageModel: TemplateModel {
    var frame: FrameModel
    var title: String
    var text: String
    var incident: String = ""
    /// What changed since somebody saw it who acted on it; nil where it is something else that went wrong.
    var changed: ChangedModel?

    static let template = TemplateShape<MessageModel>(
        .record("frame") { $0.frame },
        .text("title") { $0.title },
        .text("text") { $0.text },
        .text("incident") { $0.incident },
        .record("changed") { $0.changed }
    )
}
