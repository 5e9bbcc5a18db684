import PortadaCore
import PortadaStore

/// All that the front's page shows, asked of the store on one snapshot.
struct FrontBoard: Sendable {
    /// What others published since a draft was begun, in the same slots.
    struct Conflict {
        var current: FrontVersion
        var since: [FrontVersion]
        var slots: Set<FrontSlot>
    }

    /// How many stories may be picked from.
    private static let candidateCount = 40
    /// How many versions the page lists.
    static let historyLength = 12

    let draft: FrontDraft
    let words: String
    let current: FrontVersion
    let layout: FrontLayout
    let blocks: [FrontSlot: Block]
    let front: Front
    /// Published stories by number: those on the front, and the candidates.
    let stories: [Identifier<Article>: ArticleSummary]
    let candidates: [ArticleSummary]
    /// The versions, the last first, one more than the page lists.
    let history: [FrontVersion]
    /// The headlines of all stories that the history names.
    let headlines: [Identifier<Article>: String]
    let pictures: [Identifier<Picture>: Picture]
    let sections: SectionTree
    let breaking: BreakingNews?
    /// The path of the story that the strip leads to.
    let stripPath: [Identifier<Article>: String]
    let timeZone: String

    init(_ draft: FrontDraft, words: String, _ reader: Reader, now: Timestamp) throws {
        current = try reader.frontVersion()
        layout = try reader.frontLayout()
        // Pins keep who made them and when, as far as they are what counts already.
        let known = current.arrangement.pins
        let listed = try reader.articles(draft.arrangement.pins.map(\.story)).filter { $0.kind != .page }
        let published = Set(listed.map(\.id))
        var draft = draft
        draft.arrangement = FrontArrangement(
            pins: draft.arrangement.pins.compactMap { pin in
                guard published.contains(pin.story), pin.until.map({ $0 > now }) ?? true else { return nil }
                return known.first { $0.isSame(as: pin) } ?? pin
            },
            repeating: draft.arrangement.repeating
        ).fitted(to: layout)
        self.draft = draft
        self.words = words
        front = try reader.front(arranged: draft.arrangement)
        blocks = Dictionary(
            zip(
                layout.places.filter { $0.part != .top }.map(\.slot),
                try reader.blocks(.front) + reader.blocks(.rail)
            ),
            uniquingKeysWith: { first, _ in first }
        )
        candidates = try Self.candidates(words, reader)
        let shown = try reader.articles(front.allStories) + candidates
        stories = Dictionary(shown.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        history = try reader.frontHistory(limit: Self.historyLength + 1)
        headlines = try reader.headlines(Set(history.flatMap { $0.arrangement.pins.map(\.story) }))
        pictures = try reader.pictures(Set(shown.compactMap { $0.picture?.picture }))
        sections = try reader.sectionTree()
        breaking = try reader.breakingNews()
        if case .article(let id) = breaking?.target {
            stripPath = Dictionary(try reader.articles([id]).map { ($0.id, $0.path) }) { first, _ in first }
        } else {
            stripPath = [:]
        }
        timeZone = try reader.settings().timeZone
    }

    private static func candidates(_ words: String, _ reader: Reader) throws -> [ArticleSummary] {
        if words.isEmpty { return try reader.latest(.newspaper, limit: candidateCount) }
        let query = SearchQuery(text: words, sort: .newest, length: candidateCount)
        return try reader.search(query).hits.map(\.article)
    }

    /// The name of the field with a pin's end.
    static func endField(_ pin: FrontPin) -> String { "until \(pin.story) \(pin.slot)" }
}
