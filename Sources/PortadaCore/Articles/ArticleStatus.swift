/// Where an article stands on its way to the readers.
public enum ArticleStatus: String, Sendable, Hashable, CaseIterable, Codable {
    /// Being written.
    case draft
    /// Handed to an editor.
    case inReview = "in_review"
    /// Approved, not yet published.
    case ready
    /// Will be published at `ArticleTimes.scheduled`.
    case scheduled
    /// Before the readers.
    case published
    /// Taken back with notice: its address answers 410.
    case withdrawn
    /// Thrown away by the newsroom, still in the store.
    case trashed
    /// Removed for good reason, such as a court's: its address answers 410 without a word of it, and only those who may
    /// kill see it.
    case killed

    /// Whether readers see the story.
    public var isPublic: Bool { self == .published }

    /// Whether readers find something at its address: the story, or that it is gone.
    public var hasAddress: Bool { self == .published || self == .withdrawn || self == .killed }

    /// Whether the desk's lists leave it out unless they are asked for it: it lies in the bin, or was killed.
    public var isPutAway: Bool { self == .trashed || self == .killed }

    /// The states that a story can be moved to by hand, without readers noticing.
    public var steps: Set<ArticleStatus> {
        switch self {
        case .draft: [.inReview, .ready, .trashed]
        case .inReview: [.draft, .ready, .trashed]
        case .ready: [.draft, .inReview, .trashed]
        case .scheduled: [.draft, .ready]
        case .withdrawn, .trashed: [.draft]
        case .published, .killed: []
        }
    }
}
