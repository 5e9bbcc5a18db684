/// What somebody is in the newsroom, which decides what the desk lets them do. `AccessTable` says what.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    /// Writes.
    case reporter
    /// Looks after pictures, in all stories.
    case photoEditor = "photo_editor"
    /// Edits and publishes.
    case editor
    /// Answers for the newspaper.
    case chief
    /// Looks after the system and the people in it.
    case administrator
}
