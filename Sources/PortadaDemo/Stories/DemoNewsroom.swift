import PortadaCore
import PortadaStore

/// The newsroom at work: does what its people and its readers did in the demo's last days, one operation after the
/// other, each at its time.
struct DemoNewsroom {
    private static let readers = Actor.program("readers")

    private let store: Store
    private let colleagues: [String: Account]
    /// The stories as they stand, by slug.
    private var stories: [String: Article] = [:]
    /// The comments, by the story's slug and their name in it.
    private var comments: [String: Identifier<Comment>] = [:]

    init(store: Store, colleagues: [String: Account]) {
        self.store = store
        self.colleagues = colleagues
    }

    /// Takes the steps in the order of their time, and gives the stories' numbers.
    mutating func take(_ steps: [DemoStep]) async throws -> [String: Identifier<Article>] {
        let ordered = steps.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
        for (_, step) in ordered { try await take(step) }
        return stories.mapValues(\.id)
    }

    private mutating func take(_ step: DemoStep) async throws {
        let slug = step.story.head.slug
        switch step.act {
        case .begin: stories[slug] = try await begin(step)
        case .comment(let comment): comments["\(slug) \(comment.id)"] = try await add(comment, step)
        case .decide(let comment, let status):
            guard let id = comments["\(slug) \(comment)"] else { throw DemoFault("\(slug): no comment \(comment)") }
            try await store.newsroom.decide(id, status, by: actor(step), at: step.time)
        case .note(let text):
            try await store.addNote(text, to: try story(step).id, by: actor(step), at: step.time)
        case .end(let moment):
            let id = try story(step).id
            _ = try await store.newsroom.planChange(.unpublish, of: id, at: moment, by: actor(step), at: step.time)
        case .pin(let slot, let position, let end): try await pin(step, slot, position, until: end)
        default: stories[slug] = try await change(try story(step), step)
        }
    }

    private func begin(_ step: DemoStep) async throws -> Article {
        guard let kind = ArticleKind(rawValue: step.story.head.kind ?? "news") else {
            throw DemoFault("\(step.story.head.slug): there is no kind \(step.story.head.kind ?? "")")
        }
        let signer = colleagues[step.by]?.person
        return try await store.newsroom.begin(kind: kind, signer: signer, by: actor(step), at: step.time)
    }

    /// The story after a step that changes it.
    private func change(_ story: Article, _ step: DemoStep) async throws -> Article {
        let (newsroom, actor, time) = (store.newsroom, try actor(step), step.time)
        switch step.act {
        case .save(let content):
            let edit = StoryEdit(content: content, base: story.version)
            guard case .saved(let saved, _, _) = try await newsroom.edit(story.id, edit, by: actor, at: time) else {
                throw DemoFault("\(step.story.head.slug): two edits contradict each other")
            }
            return saved
        case .move(let status): return try await newsroom.moveAlong(story.id, to: status, by: actor, at: time)
        case .schedule(let moment): return try await newsroom.schedule(story.id, for: moment, by: actor, at: time)
        case .publish: return try await newsroom.publish(story.id, by: actor, at: time)
        case .correct(let correction): return try await newsroom.correct(story.id, correction, by: actor, at: time)
        case .announceUpdate: return try await newsroom.announceUpdate(story.id, as: time, by: actor, at: time)
        default: return story
        }
    }

    private func add(_ comment: DemoComment, _ step: DemoStep) async throws -> Identifier<Comment> {
        let parent = comment.parent.flatMap { comments["\(step.story.head.slug) \($0)"] }
        let waiting = Comment(
            id: Identifier(0),
            article: try story(step).id,
            parent: parent,
            author: comment.author,
            text: comment.text,
            time: comment.time,
            status: .pending
        )
        return try await store.newsroom.addComment(waiting, by: Self.readers, at: step.time).id
    }

    private func pin(_ step: DemoStep, _ slot: FrontSlot, _ position: Int, until end: Timestamp) async throws {
        let id = try story(step).id
        let (current, layout) = try await store.read { (try $0.frontVersion(), try $0.frontLayout()) }
        guard let place = layout.place(slot) else { throw DemoFault("\(step.story.head.slug): no slot \(slot)") }
        var wanted = current.arrangement
        wanted.put(id, in: place, at: position)
        wanted.change(id, in: slot) { $0.until = end }
        _ = try await store.newsroom.arrangeFront(wanted, base: current.number, by: actor(step), at: step.time)
    }

    private func story(_ step: DemoStep) throws -> Article {
        guard let story = stories[step.story.head.slug] else {
            throw DemoFault("\(step.story.head.slug): nobody has begun it yet")
        }
        return story
    }

    private func actor(_ step: DemoStep) throws -> Actor {
        guard let account = colleagues[step.by] else {
            throw DemoFault("\(step.story.head.slug): there is no colleague \(step.by)")
        }
        return Actor(account: account)
    }
}
