import PortadaCore
import PortadaRendering

/// What a form decides: one comment by its own button (`approved:12`), all that are marked (`approved`), or that what was
/// just decided is taken back (`undo`).
struct DecisionForm: Sendable {
    /// The word for what is done: a state, or `undo`.
    let word: String
    let decisions: [CommentDecision]

    var isUndo: Bool { word == "undo" }

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
        let seen = Self.seen(form)
        let ids = parts.count > 1 ? [parts[1]] : form.all("comment")
        decisions = ids.prefix(limit).compactMap { Int64($0) }.map { id in
            CommentDecision(Identifier(id), from: seen[id], to: status)
        }
    }

    /// Where the comments stood for the one who decides.
    private static func seen(_ form: Form) -> [Int64: Comment.Status] {
        let pairs = form.all("seen").compactMap { text -> (Int64, Comment.Status)? in
            let sides = text.split(separator: ":").map(String.init)
            guard sides.count == 2, let id = Int64(sides[0]), let status = Comment.Status(rawValue: sides[1]) else {
                return nil
            }
            return (id, status)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
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
            guard let id = Int64(entry.dropLast(2)), let now = entry.last.flatMap({ states[$0] }),
                let former = entry.dropLast().last.flatMap({ states[$0] })
            else { return nil }
            return CommentDecision(Identifier(id), from: now, to: former)
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

        init(_ decision: CommentDecision, _ language: Language) {
            id = decision.comment.rawValue
            status = decision.status.rawValue
            label = language.text("comments.state.\(decision.status.rawValue)")
        }
    }

    let done: [Done]
    let notice: String
    /// What the form for taking it back carries; empty when there is nothing to take back.
    let undo: String
}
