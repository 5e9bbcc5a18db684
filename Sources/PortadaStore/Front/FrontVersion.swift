import PortadaCore

/// An arrangement of the front as it was published: who, when, why.
public struct FrontVersion: Sendable, Hashable {
    /// Why there is a version.
    public enum Cause: Sendable, Hashable {
        /// Somebody arranged the front.
        case arranged
        /// Somebody brought an earlier version back.
        case restored(Int64)
        /// A pin came to its end.
        case ended
        /// A story was taken back from the readers.
        case left

        /// As the store keeps it.
        var text: String {
            switch self {
            case .arranged: "arranged"
            case .restored(let version): "restored:\(version)"
            case .ended: "ended"
            case .left: "left"
            }
        }

        init(text: String) {
            let sides = text.split(separator: ":")
            switch sides.first {
            case "restored" where sides.count == 2:
                self = NumberRange.counts.read(sides[1]).map { .restored($0) } ?? .arranged
            case "ended": self = .ended
            case "left": self = .left
            default: self = .arranged
            }
        }
    }

    /// Counts the versions from 1; 0 while nobody has arranged the front.
    public var number: Int64
    /// When it was published.
    public var time: Timestamp
    /// Who published it.
    public var actor: String
    /// Their account; nil for programs.
    public var account: Identifier<Account>?
    /// Why.
    public var cause: Cause
    /// What was wanted.
    public var arrangement: FrontArrangement

    /// Nobody has arranged the front.
    static let none = FrontVersion(
        number: 0,
        time: Timestamp(milliseconds: 0),
        actor: "",
        account: nil,
        cause: .arranged,
        arrangement: .empty
    )
}
