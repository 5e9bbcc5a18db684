/// What happens at a newspaper, as the outbox names it and other programs are told of it.
public enum NewsEvent: String, Sendable, Hashable, CaseIterable, Codable {
    /// A story came before the readers.
    case published = "article.published"
    /// A story that readers see was changed or corrected.
    case updated = "article.updated"
    /// A story was taken back, with or without notice.
    case withdrawn = "article.withdrawn"
    /// A story was removed from everywhere: whoever keeps a copy must let go of it.
    case killed = "article.killed"
    /// A story will come at a time.
    case scheduled = "article.scheduled"
    /// A story is being written again.
    case draft = "article.draft"
    /// A story was handed to an editor.
    case inReview = "article.in_review"
    /// A story was approved.
    case ready = "article.ready"
    /// A story was thrown away.
    case trashed = "article.trashed"
    /// An import brought stories in; they are not told one by one.
    case imported = "import.batch"
}
