/// What answers carry besides their own headers.
struct Envelope: Sendable {
    /// What a browser may do with the page.
    let security: SecurityHeaders
    /// The cache before the site, if there is one.
    let sharedCache: SharedCache?
}
