/// Who performs an operation, as the audit names them.
public enum Actor: Sendable, Hashable, CustomStringConvertible {
    /// Someone who signed in.
    case person(String)
    /// A program: an import, the scheduler, a command.
    case program(String)

    /// The name in the audit.
    public var description: String {
        switch self {
        case .person(let name): name
        case .program(let name): "program: \(name)"
        }
    }
}
