import PortadaCore

/// What is done to many stories at once.
public enum BulkAct: Sendable, Hashable, Codable {
    /// From one hand to the next, or to the bin.
    case move(ArticleStatus)
    /// A tag more.
    case addTag(Identifier<Tag>)
    /// A tag less.
    case removeTag(Identifier<Tag>)
    /// Another primary section.
    case setSection(Identifier<Section>)
}

/// What an act on many stories did.
public struct BulkResult: Sendable, Hashable {
    /// Why a story stayed as it was.
    public enum Refusal: String, Sendable, Hashable, Codable, CaseIterable {
        /// The role doesn't allow it for this story.
        case forbidden
        /// Its state doesn't allow it.
        case wrongState
        /// It was so already.
        case unchanged
        /// There is no such story any more, or it can't be seen.
        case notFound
        /// Somebody changed it after the act that was to be taken back.
        case changedSince
        /// It was to be published at a minute that has passed: taking the act back would publish it at once.
        case minutePassed
        /// Another story or section has its former address by now.
        case addressTaken
        /// A section that it was in is no longer there.
        case sectionGone
        /// The store refused for another reason.
        case failed
    }

    /// A story that stayed as it was.
    public struct Refused: Sendable, Hashable, Codable {
        /// Which.
        public var story: Identifier<Article>
        /// Why.
        public var reason: Refusal
    }

    /// The number by which it is told of, and can be taken back.
    public var id: Identifier<BulkResult>
    /// What was done.
    public var act: BulkAct
    /// The stories that were changed.
    public var done: [Identifier<Article>] = []
    /// Those that stayed as they were.
    public var refused: [Refused] = []
    /// Whether it was taken back.
    public var isUndone = false
    /// Those that stayed as they were when it was taken back.
    public var undoRefused: [Refused] = []

    /// Makes the result of an act that has changed nothing yet.
    init(id: Identifier<BulkResult> = Identifier(0), act: BulkAct) {
        self.id = id
        self.act = act
    }
}

extension Reader {
    /// What an act of somebody's on many stories did; nil when there is none such.
    public func bulkResult(_ id: Identifier<BulkResult>, of account: Identifier<Account>) throws -> BulkResult? {
        let row: (act: String, refused: String, isUndone: Bool, undoRefused: String)? = try connection.first(
            "SELECT act, refused, undone_at, undo_refused FROM bulk_act WHERE id = ? AND account_id = ?",
            [.id(id), .id(account)]
        ) { ($0.text(0), $0.text(1), !$0.isNull(2), $0.text(3)) }
        guard let row else { return nil }
        var result = BulkResult(id: id, act: try StoredJSON.decode(BulkAct.self, from: row.act))
        result.done = try connection.query("SELECT article_id FROM bulk_story WHERE act_id = ?", [.id(id)]) { $0.id(0) }
        result.refused = try StoredJSON.decode([BulkResult.Refused].self, from: row.refused)
        result.isUndone = row.isUndone
        result.undoRefused = try StoredJSON.decode([BulkResult.Refused].self, from: row.undoRefused)
        return result
    }
}
