import PortadaCore
import PortadaRendering
import PortadaStore

/// A name that was typed as a byline: whom it means.
enum TypedByline: Sendable, Hashable {
    case none
    case person(Identifier<Person>)
    /// Nobody is called so.
    case unknown(String)
    /// Several are.
    case ambiguous(String)

    init(_ name: String, _ reader: Reader) throws {
        let found = name.isEmpty ? [] : try reader.people(called: name)
        switch found.count {
        case 0: self = name.isEmpty ? .none : .unknown(name)
        case 1: self = .person(found[0].id)
        default: self = .ambiguous(name)
        }
    }

    /// The name, where it doesn't say who signs.
    var unsigned: String? {
        switch self {
        case .none, .person: nil
        case .unknown(let name), .ambiguous(let name): name
        }
    }

    /// What is said of a name that doesn't say who signs; empty where it does.
    /// - Parameter mayName: whether who typed it may make somebody of that name.
    func told(_ language: Language, mayName: Bool) -> String {
        switch self {
        case .none, .person: ""
        case .unknown(let name):
            language.text("writing.\(mayName ? "bylineUnknown" : "bylineUnknownAsk")", ["name": name])
        case .ambiguous(let name): language.text("writing.bylineSeveral", ["name": name])
        }
    }
}

/// The same for scripts.
struct UnsignedByline: Encodable, Sendable {
    let name: String
    /// What is said of it.
    let words: String
    /// Whether somebody of that name can be made.
    let isCreatable: Bool

    /// Nil where the name says who signs.
    init?(_ byline: TypedByline, _ language: Language, mayName: Bool) {
        guard let name = byline.unsigned else { return nil }
        self.name = name
        words = byline.told(language, mayName: mayName)
        isCreatable = mayName && byline == .unknown(name)
    }
}
