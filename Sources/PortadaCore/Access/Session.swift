/// A browser in which somebody is signed in.
public struct Session: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Session>
    /// Whose it is.
    public var account: Identifier<Account>
    /// When they signed in.
    public var created: Timestamp
    /// When it was last used, to the minute.
    public var used: Timestamp
    /// When they last gave their password in it; dangerous acts ask for it anew after a while.
    public var confirmed: Timestamp
    /// The network address of its last use.
    public var place: String
    /// What the browser calls itself.
    public var device: String

    /// Makes a session.
    public init(
        id: Identifier<Session>,
        account: Identifier<Account>,
        created: Timestamp,
        used: Timestamp,
        confirmed: Timestamp,
        place: String,
        device: String
    ) {
        self.id = id
        self.account = account
        self.created = created
        self.used = used
        self.confirmed = confirmed
        self.place = place
        self.device = device
    }
}
