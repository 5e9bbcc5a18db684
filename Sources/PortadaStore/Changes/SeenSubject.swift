import Foundation
import PortadaCore

/// Something whose state a change is based on: the page or the answer from which somebody acts showed it.
public enum SeenSubject: Sendable, Hashable {
    /// A story.
    case article(Identifier<Article>)
    /// What is planned for a story.
    case plans(Identifier<Article>)
    /// A section.
    case section(Identifier<Section>)
    /// Which sections there are, in which order and below which.
    case sectionOrder
    /// A person or an agency.
    case person(Identifier<Person>)
    /// A tag.
    case tag(Identifier<Tag>)
    /// A picture.
    case picture(Identifier<Picture>)
    /// A reader's comment.
    case comment(Identifier<Comment>)
    /// Somebody who may sign in.
    case account(Identifier<Account>)
    /// A program that may sign in.
    case token(Identifier<ProgramToken>)
    /// A program that is told.
    case webhook(Identifier<Webhook>)
    /// Where an old address leads.
    case redirect(String)
    /// All redirects that people made.
    case redirects
    /// A menu.
    case menu(Menu.Place)
    /// The blocks of a zone.
    case blocks(Block.Zone)
    /// The newspaper's settings.
    case settings
    /// After how many days comments close.
    case commentDays
    /// The choice among the theme's options.
    case look
    /// The strip above every page.
    case breaking

    /// As forms carry it.
    var text: String {
        switch self {
        case .article(let id): "article:\(id)"
        case .plans(let id): "plans:\(id)"
        case .section(let id): "section:\(id)"
        case .sectionOrder: "sections"
        case .person(let id): "person:\(id)"
        case .tag(let id): "tag:\(id)"
        case .picture(let id): "picture:\(id)"
        case .comment(let id): "comment:\(id)"
        case .account(let id): "account:\(id)"
        case .token(let id): "token:\(id)"
        case .webhook(let id): "webhook:\(id)"
        case .redirect(let path):
            "redirect:" + (path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        case .redirects: "redirects"
        case .menu(let place): "menu:\(place.rawValue)"
        case .blocks(let zone): "blocks:\(zone.rawValue)"
        case .settings: "settings"
        case .commentDays: "days"
        case .look: "look"
        case .breaking: "breaking"
        }
    }

    /// Reads such a text; nil for what isn't one.
    init?(_ text: some StringProtocol) {
        let sides = String(text).split(separator: ":" as Character, maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard let word = sides.first else { return nil }
        guard sides.count == 2 else {
            switch word {
            case "sections": self = .sectionOrder
            case "redirects": self = .redirects
            case "settings": self = .settings
            case "days": self = .commentDays
            case "look": self = .look
            case "breaking": self = .breaking
            default: return nil
            }
            return
        }
        self.init(word: word, rest: sides[1])
    }

    private init?(word: String, rest: String) {
        func id<Entity>(_ make: (Identifier<Entity>) -> SeenSubject) -> SeenSubject? {
            Int64(rest).flatMap { $0 > 0 ? make(Identifier($0)) : nil }
        }
        let found: SeenSubject? =
            switch word {
            case "article": id { .article($0) }
            case "plans": id { .plans($0) }
            case "section": id { .section($0) }
            case "person": id { .person($0) }
            case "tag": id { .tag($0) }
            case "picture": id { .picture($0) }
            case "comment": id { .comment($0) }
            case "account": id { .account($0) }
            case "token": id { .token($0) }
            case "webhook": id { .webhook($0) }
            case "redirect": rest.removingPercentEncoding.map { .redirect($0) }
            case "menu": Menu.Place(rawValue: rest).map { .menu($0) }
            case "blocks": Block.Zone(rawValue: rest).map { .blocks($0) }
            default: nil
            }
        guard let found else { return nil }
        self = found
    }

    /// By which sort of thing, number and detail the audit tells of it; no number for what is told of as a whole.
    var audited: (sort: String, id: Int64?, detail: String?) {
        switch self {
        case .article(let id), .plans(let id): ("article", id.rawValue, nil)
        case .section(let id): ("section", id.rawValue, nil)
        case .sectionOrder: ("section", nil, nil)
        case .person(let id): ("person", id.rawValue, nil)
        case .tag(let id): ("tag", id.rawValue, nil)
        case .picture(let id): ("picture", id.rawValue, nil)
        case .comment(let id): ("comment", id.rawValue, nil)
        case .account(let id): ("account", id.rawValue, nil)
        case .token(let id): ("token", id.rawValue, nil)
        case .webhook(let id): ("webhook", id.rawValue, nil)
        case .redirect, .redirects: ("address", nil, nil)
        case .menu(let place): ("menu", nil, place.rawValue)
        case .blocks(let zone): ("zone", nil, zone.rawValue)
        case .settings, .commentDays: ("settings", nil, nil)
        case .look: ("look", nil, nil)
        case .breaking: ("breaking", nil, nil)
        }
    }
}
