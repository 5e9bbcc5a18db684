import PortadaCore

/// The comments of a story in pages: threads one after the other, each answer below what it answers.
struct CommentPages {
    /// So many comments stand on a page.
    static let length = 100

    private let order: [Identifier<Comment>]

    /// - Parameter comments: what each comment answers, oldest first.
    init(_ comments: [(id: Identifier<Comment>, parent: Identifier<Comment>?)]) {
        let known = Set(comments.map(\.id))
        var answers: [Identifier<Comment>: [Identifier<Comment>]] = [:]
        var roots: [Identifier<Comment>] = []
        for comment in comments {
            // An answer is always newer than what it answers, so that no way leads round.
            if let parent = comment.parent, parent < comment.id, known.contains(parent) {
                answers[parent, default: []].append(comment.id)
            } else {
                roots.append(comment.id)
            }
        }
        var order: [Identifier<Comment>] = []
        var next = Array(roots.reversed())
        while let id = next.popLast() {
            order.append(id)
            next += (answers[id] ?? []).reversed()
        }
        self.order = order
    }

    /// How many comments there are.
    var commentCount: Int { order.count }

    /// How many pages there are; one when nobody commented.
    var count: Int { max(1, (order.count + Self.length - 1) / Self.length) }

    /// The comments of a page, counted from 1.
    func page(_ number: Int) -> [Identifier<Comment>] {
        guard (1...count).contains(number) else { return [] }
        return Array(order.dropFirst((number - 1) * Self.length).prefix(Self.length))
    }
}
