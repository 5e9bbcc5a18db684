import PortadaMedia

/// What the operator decides about the API.
public struct APIRules: Sendable, Hashable {
    /// Whether published stories may be read without a token.
    public var isOpenToReaders: Bool
    /// How many requests a minute a network address may make without a token; 0 for any number.
    public var readerRequests: Int
    /// How many requests a minute a token may make; 0 for any number.
    public var programRequests: Int
    /// Which pages of other sites may ask by script.
    public var origins: CrossOrigin
    /// Whether webhooks may go to addresses of the operator's own network, and without https.
    public var reachesPrivateAddresses: Bool

    /// Makes rules.
    public init(
        isOpenToReaders: Bool = true,
        readerRequests: Int = 120,
        programRequests: Int = 600,
        origins: CrossOrigin = .readers,
        reachesPrivateAddresses: Bool = false
    ) {
        self.isOpenToReaders = isOpenToReaders
        self.readerRequests = readerRequests
        self.programRequests = programRequests
        self.origins = origins
        self.reachesPrivateAddresses = reachesPrivateAddresses
    }
}
