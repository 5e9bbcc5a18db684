import PortadaCore

/// A reader's comment of the demo's, at its moment.
struct DemoComment: Sendable {
    /// Its name within its story.
    var id: String
    /// The name of the comment that it answers.
    var parent: String?
    var author: String
    var text: CleanHTML
    var time: Timestamp
    /// What the newsroom made of it.
    var status: Comment.Status

    /// The comments of a story and the answers below them, each behind what it answers. Those of the future are left out.
    static func all(of story: DemoStory, now: Timestamp) throws -> [DemoComment] {
        try all(
            story.head.comments ?? [],
            under: nil,
            published: now.advanced(bySeconds: -story.head.age.seconds),
            until: now
        )
    }

    private static func all(
        _ entries: [DemoStory.CommentEntry],
        under parent: String?,
        published: Timestamp,
        until now: Timestamp
    ) throws -> [DemoComment] {
        try entries.enumerated().flatMap { index, entry -> [DemoComment] in
            let id = "\(parent ?? "c")-\(index)"
            let time = published.advanced(bySeconds: Int64(entry.minutesAfter) * 60)
            guard time < now else { return [] }
            guard let status = Comment.Status(rawValue: entry.state ?? "approved") else {
                throw DemoFault("a comment of \(entry.author): there is no state \(entry.state ?? "")")
            }
            let comment = DemoComment(
                id: id,
                parent: parent,
                author: entry.author,
                text: DemoNames.paragraph(entry.text),
                time: time,
                status: status
            )
            return [comment] + (try all(entry.replies ?? [], under: id, published: published, until: now))
        }
    }
}
