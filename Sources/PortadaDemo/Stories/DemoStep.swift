import PortadaCore

/// Something that somebody of the newsroom, or a reader, does at a moment.
struct DemoStep: Sendable {
    enum Act: Sendable {
        case begin
        case save(ArticleContent)
        case move(ArticleStatus)
        case schedule(Timestamp)
        case publish
        case correct(Correction)
        case announceUpdate
        /// Has it taken back at a moment.
        case end(Timestamp)
        case note(String)
        /// Holds it on the front.
        case pin(FrontSlot, position: Int, until: Timestamp)
        case comment(DemoComment)
        /// Decides about the comment of this name.
        case decide(String, Comment.Status)
    }

    /// What it is done to.
    var story: DemoStory
    /// The colleague; empty for readers.
    var by: String
    var time: Timestamp
    var act: Act
}
