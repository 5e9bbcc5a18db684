/// What the newspaper put right in a published story, shown to its readers.
public struct Correction: Sendable, Hashable {
    /// The kinds of putting right.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// Something was wrong.
        case correction
        /// Something could be misunderstood.
        case clarification
        /// Something was added.
        case update
        /// The story does not stand.
        case retraction
    }

    /// What sort of putting right it is.
    public var kind: Kind
    /// The notice, as readers see it.
    public var text: CleanHTML
    /// When it was given.
    public var time: Timestamp

    /// Makes a correction.
    public init(kind: Kind, text: CleanHTML, time: Timestamp) {
        self.kind = kind
        self.text = text
        self.time = time
    }
}
