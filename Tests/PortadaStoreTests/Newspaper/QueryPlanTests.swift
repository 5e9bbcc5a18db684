import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Plans of statements: the cost of an answer doesn't grow with the archive")
struct QueryPlanTests {
    typealias Question = @Sendable (Reader, Article) throws -> Void

    private static let noon = TemporaryNewspaper.noon
    private static let month = ArticleList.period(noon..<noon.advanced(bySeconds: 31 * 86_400))

    static let everyList: [ArticleList] = [
        .newspaper, .section(Identifier(1)), .person(Identifier(1)), .tag(Identifier(1)), .kind(.news), month,
    ]

    static let everyQuestion: [(name: String, ask: Question)] = [
        ("the front", { reader, _ in _ = try reader.front() }),
        ("an arrangement of the front", { reader, _ in _ = try reader.frontVersion(3) }),
        ("the front's history", { reader, _ in _ = try reader.frontHistory(before: 9, limit: 9) }),
        ("the strip", { reader, _ in _ = try reader.breakingNews() }),
        ("what on the front is over", { reader, _ in _ = try reader.frontIsDue(at: noon) }),
        ("a story", { reader, story in _ = try reader.article(story.id) }),
        ("a story by its address", { reader, story in _ = try reader.story(at: story.path) }),
        ("stories by number", { reader, story in _ = try reader.articles([story.id, Identifier(2)]) }),
        ("the numbers of the newest", { reader, _ in _ = try reader.newest(.newspaper, limit: 9) }),
        ("what is due", { reader, _ in _ = try reader.due(at: noon, limit: 9) }),
        ("the day", { reader, _ in _ = try reader.knownDay() }),
        ("neighbours", { reader, story in _ = try reader.neighbours(of: story) }),
        ("static pages", { reader, _ in _ = try reader.staticPages() }),
        ("recent stories", { reader, _ in _ = try reader.recent(since: noon, limit: 5) }),
        ("months of the sitemap", { reader, _ in _ = try reader.sitemapMonths() }),
        ("a month's sitemap", { reader, _ in _ = try reader.sitemap(year: 2024, month: 3, part: 2, length: 9) }),
        ("a story's address", { reader, story in _ = try reader.resolve(path: story.path) }),
        ("a story's slug", { reader, story in _ = try reader.path(ofSlug: story.slug) }),
        ("an unknown address", { reader, _ in _ = try reader.resolve(path: "/nada/") }),
        ("corrections", { reader, _ in _ = try reader.corrections(limit: 9, skipping: 9) }),
        ("plans that are due", { reader, _ in _ = try reader.duePlans(at: noon, limit: 9) }),
        ("the order of comments", { reader, story in _ = try reader.commentOrder(of: story.id) }),
        ("comments", { reader, story in _ = try reader.comments(of: story.id, [Identifier(1), Identifier(2)]) }),
        (
            "comments for programs",
            { reader, story in
                _ = try reader.comments(of: story.id, after: CommentCursor(time: noon, id: Identifier(1)), limit: 5)
            }
        ),
        ("what feeds know stories by", { reader, story in _ = try reader.feedIdentities(of: [story.id]) }),
        ("the number of comments", { reader, story in _ = try reader.commentCount(of: story.id) }),
        ("shares", { reader, story in _ = try reader.shareCount(story.id) }),
        ("people", { reader, _ in _ = try reader.people([Identifier(1)]) }),
        ("a person by slug", { reader, _ in _ = try reader.person(slug: "ana") }),
        ("people with stories", { reader, _ in _ = try reader.listedPeople(limit: 9) }),
        ("tags", { reader, _ in _ = try reader.tags([Identifier(1)]) }),
        ("a tag by slug", { reader, _ in _ = try reader.tag(slug: "puerto") }),
        ("tags with stories", { reader, _ in _ = try reader.listedTags(limit: 9) }),
        ("pictures", { reader, _ in _ = try reader.pictures([Identifier(1)]) }),
        ("a picture by hash", { reader, _ in _ = try reader.picture(hashPrefix: "ab") }),
        ("missing pictures", { reader, _ in _ = try reader.missingPictures(limit: 9) }),
        ("a picture by its file", { reader, _ in _ = try reader.picture(hash: "ab") }),
        ("settings", { reader, _ in _ = try reader.settings() }),
        ("sections", { reader, _ in _ = try reader.sectionTree() }),
        ("a menu", { reader, _ in _ = try reader.menu(.header) }),
        ("blocks", { reader, _ in _ = try reader.blocks(.rail) }),
        ("the change number", { reader, _ in _ = try reader.changeNumber }),
        ("changes", { reader, _ in _ = try reader.changes(after: 3, limit: 9) }),
        (
            "a search by relevance",
            { reader, _ in
                _ = try reader.search(SearchQuery(text: "puerto \"reabre hoy\" -huelga", section: Identifier(1)))
                _ = try reader.search(SearchQuery(text: "puerto", since: noon))
                _ = try reader.search(SearchQuery(text: "puerto nadaquever"))
            }
        ),
        ("a search by time", { reader, _ in _ = try reader.search(SearchQuery(text: "puerto", sort: .newest)) }),
        ("suggestions", { reader, _ in _ = try reader.suggest("el puer", limit: 8) }),
    ]

    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func fill() async throws -> Article {
        let (section, tag) = (try await newspaper.section("Nacional"), try await newspaper.tag("puerto"))
        let ana = try await newspaper.person("Ana")
        let stories = try await ["El puerto", "El puerto reabre hoy", "Otra del puerto"].asyncMap { headline in
            try await newspaper.publish(headline) { article in
                (article.primarySection, article.tags, article.bylines) = (section, [tag], [ana])
                article.body = CleanHTML(vouchedFor: "<p>El puerto reabre hoy.</p>")
            }
        }
        return try #require(stories.first)
    }

    private func plans(_ ask: @escaping Question) async throws -> [QueryPlan] {
        let story = try await fill()
        return try await newspaper.store.database.pool.read { database in
            try QueryPlan.plans(database) { connection in
                try ask(Reader(connection: connection), story)
            }
        }
    }

    @Test("of readers' questions scan no table that grows", arguments: everyQuestion.indices)
    func questions(index: Int) async throws {
        let plans = try await plans(Self.everyQuestion[index].ask)
        #expect(!plans.isEmpty)
        for plan in plans {
            #expect(plan.scans.isEmpty, "\(Self.everyQuestion[index].name): \(plan.sql)")
            // Almost every story is published, so an index of states finds the whole archive; but few are scheduled.
            let isOfFew = plan.sql.contains("status = 'scheduled'")
            #expect(isOfFew || !plan.steps.contains { $0.contains("INDEX article_status") }, "\(plan.sql)")
        }
    }

    @Test("of lists walk the list's own index, without sorting", arguments: everyList)
    func lists(list: ArticleList) async throws {
        let plans = try await plans { reader, story in
            let first = try reader.latest(list, limit: 2)
            _ = try reader.latest(list, limit: 2, after: first.last.map { ListCursor(after: $0) })
            _ = try reader.page(1, of: list, length: 2)
        }
        #expect(plans.contains { $0.steps.contains { $0.contains("SEARCH listing USING PRIMARY KEY") } })
        for plan in plans {
            #expect(plan.scans.isEmpty, "\(plan.sql)")
            // The rows of one page may be sorted, but not what they are taken from.
            let taking = plan.steps.prefix { $0 != "SCAN page" }
            #expect(!taking.contains { $0.contains("TEMP B-TREE") }, "\(plan.sql)")
        }
    }

    @Test("count nothing but a story's comments, a period and what a search stops at")
    func counting() async throws {
        let plans = try await plans { reader, story in
            for question in Self.everyQuestion { try question.ask(reader, story) }
            for list in Self.everyList { _ = try reader.page(1, of: list, length: 2) }
        }
        for plan in plans where plan.sql.uppercased().contains("COUNT(") {
            let isStopped = plan.sql.contains("search_index MATCH") && plan.sql.contains("LIMIT ?")
            let isSought = plan.steps.allSatisfy { step in
                step.contains("COVERING INDEX comment_by_article (article_id=? AND status=?")
                    || step.contains(
                        "listing USING PRIMARY KEY (list=? AND subject=? AND published_at>? AND published_at<?"
                    )
            }
            #expect(isStopped || isSought, "\(plan.sql): \(plan.steps)")
        }
    }

    @Test("of newsroom operations and imports scan no table that grows either")
    func operations() async throws {
        let story = try await fill()
        let time = Self.noon
        let plans = try await newspaper.store.database.pool.write { database in
            try QueryPlan.plans(database) { connection in
                let operation = Operation(connection, .save, actor: .program("test"), time: time)
                var after = story
                after.path = "/otra/"
                after.times.published = time.advanced(bySeconds: 86_400)
                try operation.requireFree(after.path, for: after.id)
                try operation.keepAddress(story.path, of: story.id, status: .published)
                after = try ArticleWriter(operation).update(story, to: after)
                let importer = Importer(operation: operation)
                let origin = Importer.Origin(source: "test", kind: "article", id: "1")
                let comment = ImportedComment(
                    id: "1",
                    parent: nil,
                    author: "Lector",
                    text: .empty,
                    time: time,
                    status: .approved
                )
                for fingerprint in 1...2 {
                    let given = fingerprint == 1 ? [comment] : []
                    _ = try importer.article(
                        TemporaryNewspaper.draft("Importada"),
                        origin: origin,
                        fingerprint: Int64(fingerprint),
                        comments: given
                    )
                }
                try importer.redirect("/?p=1", to: .article(after.id))
                _ = try operation.finish()
            }
        }
        #expect(plans.count > 30)
        // SQLite plans to look for rows that wait for a new body, but only does when there are any (OP_FkIfZero).
        for plan in plans where !plan.sql.hasPrefix("INSERT INTO body") {
            #expect(plan.scans.isEmpty, "\(plan.sql)")
        }
    }
}
