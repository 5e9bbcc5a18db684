/// What of a request the way to the caches looks at, besides what HTTP says.
struct FrontRules: Sendable {
    /// The cookie whose bearers are told how a page came about, by those behind; nil for nobody.
    var staffCookie: String?
    /// The address whose requests are answered from the caches; those behind lead all others there. Nil for any.
    var oneAddress: OneAddress?
    /// Whether it is kept for whom a proxy asks.
    var keepsForwarded = false
}
