/// Who performs an operation, as the audit names them.
public struct Actor: Sendable, Hashable, CustomStringConvertible {
    /// The name in the audit.
    public let description: String
    /// What they may do; nil for a program of the operator's own, which may do everything.
    public let role: Role?
    /// Their account; nil for programs.
    public let account: Identifier<Account>?
    /// The token by which a program works; nil for people and for the operator's own programs.
    public let token: Identifier<ProgramToken>?
    /// The network address that they work from; empty when it isn't known.
    public let place: String

    /// Somebody who signed in.
    public init(account: Account, place: String = "") {
        description = account.name
        role = account.role
        self.account = account.id
        token = nil
        self.place = place
    }

    /// A program that works by its token.
    public init(token: ProgramToken, place: String = "") {
        description = "token: \(token.name)"
        role = token.role
        account = nil
        self.token = token.id
        self.place = place
    }

    private init(program: String, place: String = "") {
        description = "program: \(program)"
        role = nil
        account = nil
        token = nil
        self.place = place
    }

    /// A program: an import, the scheduler, a command.
    public static func program(_ name: String) -> Actor { Actor(program: name) }

    /// Whoever did not get in, as the program notes it.
    public static func stranger(at place: String) -> Actor { Actor(program: "stranger", place: place) }
}
