/// Somebody's wish to have a program told of what happens at the newspaper.
public struct Webhook: Sendable, Hashable, Identifiable {
    /// Whether messages go out.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Messages go out.
        case active
        /// Somebody stopped them.
        case paused
        /// Nothing arrived for days, so they were stopped.
        case failed
    }

    /// The number in the store.
    public var id: Identifier<Webhook>
    /// Where messages go.
    public var address: String
    /// What it wants to hear of.
    public var events: Set<NewsEvent>
    /// What messages are signed with: `whsec_` and the key in base64.
    public var secret: String
    /// Whether messages go out.
    public var state: State
    /// When it was made.
    public var created: Timestamp
    /// Since when nothing arrives; nil while all is well.
    public var failingSince: Timestamp?
    /// When the last message was tried.
    public var lastTried: Timestamp?
    /// The status of the last answer; 0 when there was none.
    public var lastStatus: Int
    /// Why the last message did not arrive, in English; empty when it did.
    public var lastFault: String

    /// The longest address, in bytes.
    public static let maxAddress = 1000

    /// Makes a subscription.
    public init(
        id: Identifier<Webhook> = Identifier(0),
        address: String,
        events: Set<NewsEvent>,
        secret: String,
        state: State = .active,
        created: Timestamp,
        failingSince: Timestamp? = nil,
        lastTried: Timestamp? = nil,
        lastStatus: Int = 0,
        lastFault: String = ""
    ) {
        self.id = id
        self.address = address
        self.events = events
        self.secret = secret
        self.state = state
        self.created = created
        self.failingSince = failingSince
        self.lastTried = lastTried
        self.lastStatus = lastStatus
        self.lastFault = lastFault
    }

    /// Whether people decided the same about both, however their messages fared.
    public func isDecided(like other: Webhook) -> Bool {
        address == other.address && events == other.events && state == other.state
    }
}
