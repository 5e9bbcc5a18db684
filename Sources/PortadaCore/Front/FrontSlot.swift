/// A place on the front page that holds stories.
public enum FrontSlot: Sendable, Hashable {
    /// The first story.
    case lead
    /// The row below it.
    case second
    /// The further news below that.
    case more
    /// A block of a zone, known by what it lists, so that its pins stay with it wherever it moves. `number` tells blocks
    /// of one zone apart that list the same, from 1.
    case block(Block.Zone, Block.Source, number: Int)
}

extension FrontSlot: RawRepresentable, Codable, Comparable, CustomStringConvertible {
    /// `lead`, `front-section-4`, `rail-kind-opinion-2`: as the store, forms and programs name it.
    public var rawValue: String {
        switch self {
        case .lead: return "lead"
        case .second: return "second"
        case .more: return "more"
        case .block(let zone, let source, let number):
            let name = "\(zone.rawValue)-\(source.name)"
            return number == 1 ? name : "\(name)-\(number)"
        }
    }

    /// Reads a name; nil when it is none.
    public init?(rawValue: String) {
        switch rawValue {
        case "lead": self = .lead
        case "second": self = .second
        case "more": self = .more
        default:
            var parts = rawValue.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            guard let zone = parts.first.flatMap(Block.Zone.init(rawValue:)), parts.count >= 2 else { return nil }
            let length = parts[1] == "latest" ? 2 : 3
            var number = 1
            if parts.count == length + 1 {
                guard let given = NumberRange(2...1_000).readInt(parts.removeLast()) else { return nil }
                number = given
            }
            guard parts.count == length, let source = Block.Source(name: parts.dropFirst().joined(separator: "-"))
            else {
                return nil
            }
            self = .block(zone, source, number: number)
        }
    }

    /// The same as `rawValue`.
    public var description: String { rawValue }

    /// By name, so that what is written of several is always the same.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Block.Source {
    /// `latest`, `section-4`, `kind-opinion`.
    var name: String {
        switch self {
        case .latest: "latest"
        case .section(let id): "section-\(id)"
        case .kind(let kind): "kind-\(kind.rawValue)"
        }
    }

    /// Reads a name; nil when it is none.
    init?(name: String) {
        let parts = name.split(separator: "-", maxSplits: 1)
        switch parts.first {
        case "latest" where parts.count == 1: self = .latest
        case "section" where parts.count == 2:
            guard let id = Identifier<Section>(reading: parts[1]) else { return nil }
            self = .section(id)
        case "kind" where parts.count == 2:
            guard let kind = ArticleKind(rawValue: String(parts[1])) else { return nil }
            self = .kind(kind)
        default: return nil
        }
    }
}
