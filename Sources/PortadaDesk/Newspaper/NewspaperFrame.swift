import PortadaCore
import PortadaRendering
import PortadaStore

/// The pages where the newspaper itself is looked after; each may be seen by those who may change something there.
enum NewspaperPart: String, CaseIterable {
    case sections, menus, blocks, tags, bylines, pages, redirects, settings, look

    /// What one needs to change something there.
    var permission: Permission {
        switch self {
        case .sections, .menus, .blocks, .redirects: .manageSections
        case .tags, .bylines: .manageNames
        case .pages: .editPublished
        case .settings, .look: .manageSettings
        }
    }

    /// Its address.
    var path: String { "/desk/site/\(rawValue)/" }
}

/// What stands around every page about the newspaper itself: the way to the others, and what was done.
struct NewspaperFrame: TemplateModel {
    var tabs: [TabModel]
    var notice = ""
    var fault = ""

    static let template = TemplateShape<NewspaperFrame>(
        .list("tabs") { $0.tabs },
        .text("notice") { $0.notice },
        .text("fault") { $0.fault }
    )

    /// The frame of a part, for somebody.
    init(_ part: NewspaperPart, for visitor: Visitor, _ language: Language, notice: String = "", fault: String = "") {
        tabs = NewspaperPart.allCases.filter { visitor.may($0.permission) }.map { other in
            TabModel(
                label: language.text("newspaper.\(other.rawValue)"),
                path: other.path,
                isChosen: other == part
            )
        }
        self.notice = language.notice(notice)
        self.fault = fault
    }
}

extension DeskContext {
    /// Who is signed in, when they may change something in a part of the newspaper.
    func visitor(for part: NewspaperPart) throws -> Visitor {
        let visitor = try requireVisitor()
        guard visitor.may(part.permission) else { throw DeskFault.forbidden }
        return visitor
    }
}

extension StoreError {
    /// What a form's page says of a refusal, when it is one that the form can mend.
    func explanation(_ language: Language) -> String? {
        switch code {
        case .addressTaken: language.text("fault.addressTaken") + ". " + language.text("fault.addressTakenHelp")
        case .invalid: language.text("fault.invalid") + "."
        case .wrongState: language.text("newspaper.inUse")
        default: nil
        }
    }
}
