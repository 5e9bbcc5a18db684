import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Plans of the library and of the queue of comments: a page costs what it shows")
struct LibraryPlanTests {
    typealias Question = @Sendable (Reader) throws -> Void

    private static let cursor = CommentCursor(time: TemporaryNewspaper.noon, id: Identifier(1))

    static let everyQuestion: [(name: String, ask: Question)] = [
        ("the library", { _ = try $0.library(PictureFilter(), before: Identifier(9), limit: 9) }),
        ("pictures by words", { _ = try $0.library(PictureFilter(text: "puerto"), before: Identifier(9), limit: 9) }),
        ("one's own", { _ = try $0.library(PictureFilter(owner: Identifier(1)), limit: 9) }),
        ("those that lack words", { _ = try $0.library(PictureFilter(lacksAltText: true), limit: 9) }),
        ("a picture", { _ = try $0.libraryPicture(Identifier(1)) }),
        ("its uses", { _ = try $0.uses(of: Identifier(1), seesKilled: false, limit: 9) }),
        ("what waits", { _ = try $0.comments(CommentFilter(status: .pending), after: cursor, limit: 9) }),
        ("all of a story", { _ = try $0.comments(CommentFilter(article: Identifier(1)), after: cursor, limit: 9) }),
        ("comments by words", { _ = try $0.comments(CommentFilter(status: .pending, text: "puerto"), limit: 9) }),
        ("a conversation", { _ = try $0.conversation(of: Identifier(1), includingKilled: false) }),
    ]

    @Test("scan no table that grows, and sort nothing but a picture's uses", arguments: everyQuestion.indices)
    func plans(index: Int) async throws {
        let newspaper = try TemporaryNewspaper()
        let story = try await newspaper.publish("Una") { [id = try await newspaper.picture("foto")] article in
            article.leadPicture = PictureUse(picture: id)
        }
        let comment = PortadaCore.Comment(
            id: Identifier(0),
            article: story.id,
            parent: nil,
            author: "Lector",
            text: .empty,
            time: TemporaryNewspaper.noon,
            status: .pending
        )
        _ = try await newspaper.newsroom.addComment(comment, by: newspaper.editor, at: TemporaryNewspaper.noon)
        let (name, ask) = Self.everyQuestion[index]
        let plans = try await newspaper.store.database.pool.read { database in
            try QueryPlan.plans(database) { try ask(Reader(connection: $0)) }
        }
        #expect(!plans.isEmpty)
        for plan in plans {
            if name == "one's own" { #expect(plan.steps.contains { $0.contains("picture_by_account") }) }
            if name == "those that lack words" { #expect(plan.steps.contains { $0.contains("picture_without_alt") }) }
            #expect(plan.scans.isEmpty, "\(name): \(plan.sql) \(plan.scans)")
            let isOfFew = plan.sql.contains("UNION") || plan.sql.contains("article_person")
            let isSorted = plan.steps.contains { $0.contains("TEMP B-TREE") }
            #expect(!isSorted || isOfFew, "\(name): \(plan.sql) \(plan.steps)")
        }
    }
}
