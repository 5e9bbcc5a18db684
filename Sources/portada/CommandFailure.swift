/// How a command ends.
enum ExitStatus: Int32 {
    /// All done.
    case done = 0
    /// Something was refused; the command said what.
    case refused = 1
    /// The command was called wrongly.
    case usage = 2
    /// The newspaper could not be opened.
    case unopened = 3
    /// The newspaper is sound, and something is left for the operator to do; the command said what.
    case attention = 4
}

/// Ends a command with one clear sentence on standard error.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String

    /// The newspaper could not be opened.
    static func unopened(_ message: String) -> CommandFailure { CommandFailure(status: .unopened, message: message) }

    /// Something was refused.
    static func refused(_ message: String) -> CommandFailure { CommandFailure(status: .refused, message: message) }

    /// The command was called wrongly.
    static func usage(_ message: String) -> CommandFailure { CommandFailure(status: .usage, message: message) }
}
