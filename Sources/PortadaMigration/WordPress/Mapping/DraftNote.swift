/// What the report says of one story: something that is otherwise than the export has it, or did not come.
struct DraftNote: Sendable {
    var reason: String
    /// What of it, in a few words; empty where the reason says all.
    var detail = ""
    var count = 1
    /// Whether it stays behind.
    var isLost = false
}

extension ImportReport {
    /// Takes in what is said of a story.
    mutating func take(_ note: DraftNote, of label: String) {
        let example = note.detail.isEmpty ? label : "\(label): \(note.detail)"
        if note.isLost {
            skip(note.reason, example, count: note.count)
        } else {
            change(note.reason, example)
        }
    }
}
