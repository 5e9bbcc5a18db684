/// Somebody who may sign in at the desk.
public struct Account: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Account>
    /// The address for letters, by which they sign in; lower case.
    public var email: String
    /// The name that colleagues see.
    public var name: String
    /// What they may do.
    public var role: Role
    /// The desk's language for them: `es` or `en`.
    public var language: String
    /// The byline that is theirs.
    public var person: Identifier<Person>?
    /// Whether they may sign in.
    public var isActive: Bool
    /// Whether a second factor is asked of them at every sign-in.
    public var hasSecondFactor: Bool
    /// Whether they must set up a second factor before they can work.
    public var needsSecondFactor: Bool
    /// Whether single letters are shortcuts at the desk (WCAG 2.2, 2.1.4).
    public var hasSingleKeys: Bool

    /// Makes an account.
    public init(
        id: Identifier<Account>,
        email: String,
        name: String,
        role: Role,
        language: String = "es",
        person: Identifier<Person>? = nil,
        isActive: Bool = true,
        hasSecondFactor: Bool = false,
        needsSecondFactor: Bool = false,
        hasSingleKeys: Bool = true
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.language = language
        self.person = person
        self.isActive = isActive
        self.hasSecondFactor = hasSecondFactor
        self.needsSecondFactor = needsSecondFactor
        self.hasSingleKeys = hasSingleKeys
    }

    /// The account's address for letters as the store keeps it; nil for what can't be one.
    public static func email(from text: String) -> String? {
        let email = text.filter { !$0.isWhitespace }.lowercased()
        let sides = email.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }), email.utf8.count <= 254,
            !email.unicodeScalars.contains(where: { $0.value < 33 || $0 == "," || $0 == "<" || $0 == ">" })
        else { return nil }
        return email
    }
}
