import PortadaCore
import PortadaRendering
import PortadaStore

/// What a form decides: one comment by its own button (`approved:12`), all that are marked (`approved`), or that what was
/// just decided is taken back (`undo`).
struct DecisionForm: Sendable {
    /// The word for what is done: a state, or `undo`.
    let word: String
    let decisions: [CommentDecision]

    var isUndo: Bool { word == "undo" }

    /// How many decisions were not taken back, because others decided about the comment since.
    func left(by done: [CommentDecision]) -> Int { isUndo ? decisions.count - done.count : 0 }

    /// Nil for what no form of ours sends.
    init?(_ form: Form, limit: Int) {
        let parts = form["decide"].split(separator: ":").map(String.init)
        guard let word = parts.first else { return nil }
        self.word = word
        if word == "undo" {
            decisions = Array(UndoText.decisions(in: form["undo"]).prefix(limit))
            return
        }
        guard let status = Comment.Status(rawValue: word) else { return nil }
        decisions = Self.marked(form).prefix(limit).map { CommentDecision($0, from: nil, to: status) }
    }

    /// The comments whose state a decision is based on. What takes decisions back names the states itself.
    static func subjects(_ form: Form) -> [SeenSubject] {
        form["decide"] == "undo" ? [] : marked(form).prefix(CommentPages.maxDecisions).map { .comment($0) }
    }

    /// The one whose button it is, or all that are marked.
    private static func marked(_ form: Form) -> [Identifier<Comment>] {
        let parts = form["decide"].split(separator: ":")
        guard parts.count > 1 else { return form.ids("comment") }
        return Identifier(reading: parts[1]).map { [$0] } ?? []
    }
}

/// Decisions as a short text in addresses and forms, by which they can be taken back: `12pa` was pending and is approved.
enum UndoText {
    private static let letters: [Comment.Status: Character] = [
        .pending: "p", .approved: "a", .rejected: "r", .spam: "s",
    ]

    static func text(of decisions: [CommentDecision]) -> String {
        decisions.compactMap { decision in
            guard let former = decision.former.flatMap({ letters[$0] }), let now = letters[decision.status] else {
                return nil
            }
            return "\(decision.comment)\(former)\(now)"
        }.joined(separator: ".")
    }

    /// What takes the decisions of a text back; what isn't understood is left out.
    static func decisions(in text: String) -> [CommentDecision] {
        let states = Dictionary(uniqueKeysWithValues: letters.map { ($0.value, $0.key) })
        return text.split(separator: ".").compactMap { entry in
            guard let id = Identifier<Comment>(reading: entry.dropLast(2)),
                let now = entry.last.flatMap({ states[$0] }),
                let former = entry.dropLast().last.flatMap({ states[$0] })
            else { return nil }
            return CommentDecision(id, from: now, to: former)
        }
    }
}

/// What was decided, as scripts read it.
struct DecisionAnswer: Encodable, Sendable {
    /// One comment.
    struct Done: Encodable, Sendable {
        let id: Int64
        let status: String
        /// The state's name.
        let label: String
        /// What the next decision about it is based on.
        let version: String

        init(_ decision: CommentDecision, _ seen: Seen, _ language: Language) {
            id = decision.comment.rawValue
            status = decision.status.rawValue
            label = language.text("comments.state.\(decision.status.rawValue)")
            version = seen.only([.comment(decision.comment)]).text
        }
    }

    let done: [Done]
    let notice: String
    /// What the form for taking it back carries; empty when there is nothing to take back.
    let undo: String
}
