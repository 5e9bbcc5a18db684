/// How long, and how far, browsers insist on https once they came by it (HSTS, RFC 6797).
public struct StrictTransport: Sendable, Hashable {
    /// For how long, in seconds; 0 has browsers forget it.
    public var seconds: Int
    /// Whether all hosts below this one insist, too.
    public var coversSubdomains: Bool
    /// Whether browsers may know it before the first visit, from a list in the program (hstspreload.org).
    public var mayBePreloaded: Bool

    /// Makes a promise.
    public init(seconds: Int = 31_536_000, coversSubdomains: Bool = false, mayBePreloaded: Bool = false) {
        self.seconds = seconds
        self.coversSubdomains = coversSubdomains
        self.mayBePreloaded = mayBePreloaded
    }

    /// Whether the makers of the list would take it: a year, with all hosts below.
    public var isSound: Bool { !mayBePreloaded || coversSubdomains && seconds >= 31_536_000 }

    /// The header's value for a site at an address; nil for one that readers don't reach by https.
    public func value(for address: String) -> String? {
        guard address.hasPrefix("https://") else { return nil }
        return "max-age=\(seconds)" + (coversSubdomains ? "; includeSubDomains" : "")
            + (mayBePreloaded ? "; preload" : "")
    }
}
