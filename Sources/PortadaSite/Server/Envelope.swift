/// What answers carry besides their own headers.
struct Envelope: Sendable {
    /// What a browser may do with the page.
    let security: SecurityHeaders
    /// The cache before the site, if there is one.
    let sharedCache: SharedCache?

    /// The same for a page that no cache shall keep.
    var unshared: Envelope { Envelope(security: security, sharedCache: nil) }
}
