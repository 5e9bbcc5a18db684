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

    /// Whether readers see the story.
    public var isPublic: Bool { self == .published }
}
