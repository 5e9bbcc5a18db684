/// The right of a program to work at the newspaper by its API, until it is taken away or ends.
public struct ProgramToken: Sendable, Hashable, Identifiable {
    /// The number in the store; never given twice.
    public var id: Identifier<ProgramToken>
    /// What people call the program; no two are called the same.
    public var name: String
    /// What it may do, like somebody with this role.
    public var role: Role
    /// What it may be used for.
    public var scopes: Set<Scope>
    /// When it was made.
    public var created: Timestamp
    /// When it ends; nil for one that doesn't.
    public var expires: Timestamp?
    /// When it was last used, to the minute; nil when it never was.
    public var used: Timestamp?
    /// The network address of its last use.
    public var place: String

    /// The longest name, in characters.
    public static let maxName = 60

    /// Makes a token's description; the secret is known only to who holds it.
    public init(
        id: Identifier<ProgramToken> = Identifier(0),
        name: String,
        role: Role,
        scopes: Set<Scope>,
        created: Timestamp,
        expires: Timestamp? = nil,
        used: Timestamp? = nil,
        place: String = ""
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.scopes = scopes
        self.created = created
        self.expires = expires
        self.used = used
        self.place = place
    }

    /// Whether it still counts.
    public func isGood(at time: Timestamp) -> Bool { expires.map { time < $0 } ?? true }
}
