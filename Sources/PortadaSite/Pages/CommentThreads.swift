import PortadaCore

/// Comments as threads: answers below what they answer.
struct CommentThreads {
    /// Answers deeper than this stand beside the ones that they answer: a phone has no room to indent further.
    private static let maxDepth = 5

    private let roots: [Comment]
    private let replies: [Identifier<Comment>: [Comment]]

    /// Arranges comments. One whose parent isn't there begins a thread.
    init(_ comments: [Comment]) {
        let known = Dictionary(comments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var roots: [Comment] = []
        var replies: [Identifier<Comment>: [Comment]] = [:]
        for comment in comments {
            if let parent = comment.parent, parent < comment.id, known[parent] != nil {
                replies[Self.host(of: comment, in: known), default: []].append(comment)
            } else {
                roots.append(comment)
            }
        }
        self.roots = roots
        self.replies = replies
    }

    /// Turns the threads into something else, the answers first.
    func models<Model>(_ make: (Comment, [Model]) -> Model) -> [Model] {
        roots.map { model($0, make) }
    }

    private func model<Model>(_ comment: Comment, _ make: (Comment, [Model]) -> Model) -> Model {
        make(comment, (replies[comment.id] ?? []).map { model($0, make) })
    }

    /// What a comment stands below: its parent, or, when that lies too deep, an ancestor of it. A parent is always
    /// older, so the way up ends.
    private static func host(of comment: Comment, in known: [Identifier<Comment>: Comment]) -> Identifier<Comment> {
        var line: [Identifier<Comment>] = []
        var next = comment.parent
        var last = comment.id
        while let current = next, current < last, let parent = known[current] {
            line.append(current)
            last = current
            next = parent.parent
        }
        return line.count <= maxDepth ? line[0] : line[line.count - maxDepth]
    }
}
