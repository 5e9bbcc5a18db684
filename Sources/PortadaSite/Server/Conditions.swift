/// What a request says of the copy that its client has, and of the part of the answer that it wants (RFC 9110, sections 13
/// and 14); fields as they came, nil for those that did not.
struct Conditions: Sendable, Hashable {
    /// The entity tags that the client has.
    var ifNoneMatch: String?
    /// When the client's copy was made.
    var ifModifiedSince: String?
    /// Which bytes are wanted.
    var range: String?
    /// The entity tag or the date of the copy that the part belongs to.
    var ifRange: String?
    /// The entity tags of the only answers that are wanted.
    var ifMatch: String?
    /// When the only answer that is wanted was made.
    var ifUnmodifiedSince: String?
}
