import Hummingbird
import PortadaCore
import PortadaStore

/// What the address of the queue asks for.
struct CommentWish: Sendable {
    /// Nil for all states.
    var status: Comment.Status?
    var story: Identifier<Article>?
    var text = ""
    var cursor: CommentCursor?

    init(_ request: Request) {
        let query = request.uri.queryParameters
        let state = query["state"].map(String.init) ?? Comment.Status.pending.rawValue
        status = state == "all" ? nil : Comment.Status(rawValue: state) ?? .pending
        story = query["story"].flatMap { Identifier(reading: $0) }
        text = String((query["q"] ?? "").prefix(200))
        if let numbers = NumberRange.keys.list(query["after"] ?? "", separator: "_", count: 2) {
            cursor = CommentCursor(time: Timestamp(milliseconds: numbers[0]), id: Identifier(numbers[1]))
        }
    }

    /// The state as the address names it.
    var state: String { status?.rawValue ?? "all" }

    /// The address of this wish.
    var address: String { address(status: status, after: cursor) }

    /// The address of what follows a comment.
    func address(after cursor: CommentCursor) -> String { address(status: status, after: cursor) }

    /// The address of this wish with another state, from the list's beginning.
    func address(status: Comment.Status?, after cursor: CommentCursor? = nil) -> String {
        var parts = ["state=\(status?.rawValue ?? "all")"]
        if let story { parts.append("story=\(story)") }
        if !text.isEmpty { parts.append("q=\(Desk.encode(text))") }
        if let cursor { parts.append("after=\(cursor.time.rawValue)_\(cursor.id)") }
        return CommentPages.address + "?" + parts.joined(separator: "&")
    }

    /// Where a form leads back to: a page of the queue, never anywhere else.
    static func back(_ text: String) -> String {
        let isOurs = text.hasPrefix(CommentPages.address) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isOurs ? text : CommentPages.address
    }
}
