import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Decisions about comments")
struct CommentDecisionTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func comment(
        _ text: String,
        on story: Article,
        minutes: Int64 = 0,
        answering parent: Identifier<PortadaCore.Comment>? = nil,
        _ status: PortadaCore.Comment.Status = .pending
    ) async throws -> Identifier<PortadaCore.Comment> {
        let comment = PortadaCore.Comment(
            id: Identifier(0),
            article: story.id,
            parent: parent,
            author: "Lectora \(minutes)",
            text: CleanHTML(vouchedFor: "<p>\(text)</p>"),
            time: TemporaryNewspaper.time(minutes),
            status: status
        )
        return try await newspaper.newsroom.addComment(comment, by: newspaper.editor, at: noon).id
    }

    private func queue(
        _ filter: CommentFilter,
        after cursor: CommentCursor? = nil,
        limit: Int = 10
    ) async throws -> [QueuedComment] {
        try await newspaper.store.read { try $0.comments(filter, after: cursor, limit: limit) }
    }

    private func decide(_ decisions: [CommentDecision]) async throws -> [CommentDecision] {
        try await newspaper.newsroom.decide(decisions, by: newspaper.editor, at: noon)
    }

    @Test("many at once are one operation, and taken back as one")
    func bulk() async throws {
        let (one, other) = (try await newspaper.publish("Una"), try await newspaper.publish("Otra"))
        let ids = [
            try await comment("a", on: one), try await comment("b", on: one, .spam), try await comment("c", on: other),
        ]
        let before = try await newspaper.store.read { try $0.changeNumber }
        let done = try await decide(ids.map { CommentDecision($0, to: .approved) })
        #expect(done.map(\.former) == [.pending, .spam, .pending])
        let changes = try await newspaper.store.read { try $0.changes(after: before, limit: 9) }
        #expect(Set(changes.map(\.tag)) == [.comments(one.id), .comments(other.id)])
        #expect(try await newspaper.store.read { try $0.comments(of: one.id).count } == 2)
        let undone = try await decide(done.compactMap(\.undone))
        #expect(undone.map(\.status) == [.pending, .spam, .pending])
        #expect(try await newspaper.texts("SELECT status FROM comment ORDER BY id") == ["pending", "spam", "pending"])
    }

    @Test("leave alone what a colleague decided meanwhile, what is there already, and what is gone")
    func meanwhile() async throws {
        let story = try await newspaper.publish("Una")
        let id = try await comment("a", on: story)
        _ = try await decide([CommentDecision(id, from: .pending, to: .rejected)])
        #expect(try await decide([CommentDecision(id, from: .pending, to: .approved)]).isEmpty)
        #expect(try await decide([CommentDecision(id, to: .rejected)]).isEmpty)
        #expect(try await decide([CommentDecision(Identifier(99), to: .approved)]).isEmpty)
        #expect(try await newspaper.texts("SELECT status FROM comment") == ["rejected"])
    }

    @Test("are asked for by state, story and words, page by page")
    func lists() async throws {
        let (one, other) = (try await newspaper.publish("Una"), try await newspaper.publish("Otra"))
        let first = try await comment("El camión pasó", on: one, minutes: 1)
        _ = try await comment("Gracias", on: other, minutes: 2, answering: first)
        _ = try await comment("Compre camiones", on: one, minutes: 3, .spam)
        func times(_ filter: CommentFilter) async throws -> [String] {
            try await queue(filter).map(\.comment.author)
        }
        #expect(try await times(CommentFilter(status: .pending)) == ["Lectora 2", "Lectora 1"])
        #expect(try await times(CommentFilter()) == ["Lectora 3", "Lectora 2", "Lectora 1"])
        #expect(try await times(CommentFilter(status: .pending, article: one.id)) == ["Lectora 1"])
        #expect(try await times(CommentFilter(text: "camion")) == ["Lectora 3", "Lectora 1"])
        #expect(try await times(CommentFilter(status: .spam, text: "camion")) == ["Lectora 3"])
        #expect(try await times(CommentFilter(text: "lectora 2")) == ["Lectora 2"])
        let page = try await queue(CommentFilter(), limit: 1)
        let last = try #require(page.last?.comment)
        let next = try await queue(CommentFilter(), after: CommentCursor(time: last.time, id: last.id), limit: 1)
        #expect(next.map(\.answered) == ["Lectora 1"])
        #expect(next.map(\.headline) == ["Otra"])
        #expect(try await newspaper.store.read { try $0.waitingComments(upTo: 1) } == 1)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("see the conversation around a comment, and nothing under a killed story without the right")
    func conversation() async throws {
        let story = try await newspaper.publish("Una")
        let first = try await comment("Pregunta", on: story, minutes: 1)
        let second = try await comment("Respuesta", on: story, minutes: 2, answering: first)
        let third = try await comment("Réplica", on: story, minutes: 3, answering: second)
        func seen(_ killed: Bool) async throws -> [Identifier<PortadaCore.Comment>] {
            try await newspaper.store.read { try $0.conversation(of: second, includingKilled: killed).map(\.id) }
        }
        #expect(try await seen(false) == [first, second, third])
        _ = try await newspaper.newsroom.kill(story.id, reason: "orden", by: newspaper.editor, at: noon)
        #expect(try await seen(false).isEmpty)
        #expect(try await seen(true) == [first, second, third])
        #expect(try await queue(CommentFilter(status: .pending)).isEmpty)
        #expect(try await queue(CommentFilter(status: .pending, includesKilled: true)).count == 3)
        #expect(try await queue(CommentFilter(text: "pregunta")).isEmpty)
    }
}
