import PortadaCore

/// A form of a story's whose unsaved text is kept.
public enum JournalForm: Sendable, Hashable {
    /// The story itself.
    case story
    /// The text that is to replace it at a minute; of a plan that stands already, or of a new one.
    case update(Identifier<PlannedChange>?)

    /// Its name in the store and in addresses.
    public var name: String {
        switch self {
        case .story: "story"
        case .update(nil): "update"
        case .update(let plan?): "update-\(plan)"
        }
    }

    /// A form by its name; nil when there is none of that name.
    public init?(name: String) {
        switch name {
        case "story": self = .story
        case "update": self = .update(nil)
        default:
            guard name.hasPrefix("update-"),
                let plan = Identifier<PlannedChange>(reading: name.dropFirst("update-".count))
            else {
                return nil
            }
            self = .update(plan)
        }
    }
}
