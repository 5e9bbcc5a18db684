import PortadaCore

/// Something that is to happen to a story at a moment.
public struct AgendaRow: Sendable, Hashable {
    /// What is to happen.
    public enum Act: String, Sendable, CaseIterable {
        /// The story comes before the readers.
        case publication
        /// Its text is replaced.
        case update
        /// It is taken back.
        case unpublish
    }

    /// The story.
    public var story: StoryRow
    /// What is to happen.
    public var act: Act
    /// When.
    public var due: Timestamp
    /// Why it was not done at its time, as a code of the store's; nil when nothing stands in its way.
    public var refusal: String?

    /// The columns that follow those of the story: what is to happen, when, and why it was not done.
    init(_ row: any SQLRow) {
        story = StoryRow(row)
        act = Act(rawValue: row.text(12)) ?? .publication
        due = row.time(13)
        refusal = row.optionalText(14)
    }
}
