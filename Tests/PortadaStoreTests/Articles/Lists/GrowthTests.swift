import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("In an archive three times as large, with a tag and an author that have half of it, a question costs the same")
struct GrowthTests {
    typealias Question = @Sendable (Reader, SkewedArchive) throws -> Void

    private static let month: ArticleList = {
        let end = SkewedArchive.end
        return .period(end.advanced(bySeconds: -45 * 86_400)..<end.advanced(bySeconds: -15 * 86_400))
    }()

    static let questions: [(name: String, ask: Question)] = [
        ("the last page of a section", { reader, archive in try lastPage(.section(archive.largeSection), reader) }),
        (
            "a page in the middle of a section",
            { reader, archive in try middlePage(.section(archive.largeSection), reader) }
        ),
        ("the last page of the newspaper", { reader, _ in try lastPage(.newspaper, reader) }),
        ("the last page of a tag", { reader, archive in try lastPage(.tag(archive.commonTag), reader) }),
        ("the last page of an author", { reader, archive in try lastPage(.person(archive.commonPerson), reader) }),
        ("a month", { reader, _ in _ = try reader.page(1, of: month, length: 20) }),
        ("the last page of a month", { reader, _ in try lastPage(month, reader) }),
        (
            "a part of a month's sitemap",
            { reader, _ in _ = try reader.sitemap(year: 2024, month: 2, part: 1, length: 50) }
        ),
        (
            "a story's history",
            { reader, archive in
                _ = try reader.audit(AuditFilter(subject: "article", subjectID: archive.story.rawValue), limit: 50)
            }
        ),
        ("a story's versions", { reader, archive in _ = try reader.revisions(of: archive.story, limit: 20) }),
        (
            "old addresses by letters in all of them",
            { reader, _ in _ = try reader.redirects(containing: "vieja", limit: 50) }
        ),
        (
            "old addresses by letters in few",
            { reader, _ in _ = try reader.redirects(containing: "vieja-17/", limit: 50) }
        ),
        ("all old addresses", { reader, _ in _ = try reader.redirects(after: "/2004/", limit: 50) }),
    ]

    /// Searches in which only part of the archive counts as recent.
    static let searches = ["agua gris", "\"puerto reabre\"", "agua -gris", "puerto reabre hoy gobierno agua", "agua"]
        .flatMap { text in
            [SearchQuery.Sort.relevance, .newest].flatMap { sort in
                (text == "agua gris" ? [1] : [1, 2]).map { (text, sort, $0) }
            }
        }

    /// A filter of programs, by names that few or many stories have.
    struct Filter: Sendable {
        var status: ArticleStatus?
        var since: Timestamp?
        var section: KeyPath<SkewedArchive, Identifier<Section>> & Sendable = \.largeSection
        var person: KeyPath<SkewedArchive, Identifier<Person>> & Sendable = \.commonPerson
        var names = ""

        func made(for archive: SkewedArchive) -> ArchiveFilter {
            ArchiveFilter(
                status: status,
                section: names.contains("section") ? archive[keyPath: section] : nil,
                tag: names.contains("tag") ? archive.commonTag : nil,
                person: names.contains("person") ? archive[keyPath: person] : nil,
                changedSince: since
            )
        }
    }

    static let filters: [Filter] = [nil, ArticleStatus.published, .draft, .withdrawn].flatMap { status in
        [nil, SkewedArchive.end.advanced(bySeconds: -10 * 86_400)].flatMap { since in
            [
                Filter(status: status, since: since), Filter(status: status, since: since, names: "tag"),
                Filter(status: status, since: since, names: "person"),
                Filter(status: status, since: since, names: "section"),
                Filter(status: status, since: since, person: \.rarePerson, names: "tag, person"),
                Filter(status: status, since: since, names: "section, tag, person"),
            ]
        }
    }

    private static func lastPage(_ list: ArticleList, _ reader: Reader) throws {
        let last = try reader.page(1, of: list, length: 20).pageCount
        #expect(try !reader.page(last, of: list, length: 20).stories.isEmpty)
    }

    private static func middlePage(_ list: ArticleList, _ reader: Reader) throws {
        let last = try reader.page(1, of: list, length: 20).pageCount
        #expect(try reader.page(last / 2, of: list, length: 20).stories.count == 20)
    }

    /// Asks both archives; what is asked of the larger one may cost a little more: its trees are higher.
    private func compare(_ small: SkewedArchive, _ large: SkewedArchive, _ name: String, _ ask: @escaping Question)
        async throws
    {
        let (one, other) = (try await small.cost(of: ask), try await large.cost(of: ask))
        #expect(other.steps <= one.steps * 3 / 2 + 400, "\(name): \(one) \(other)")
        #expect(other.pages <= one.pages * 3 / 2 + 100, "\(name): \(one) \(other)")
    }

    @Test("of lists, history, addresses, programs' filters; with statistics and without")
    func costs() async throws {
        let (small, large) = (try await SkewedArchive(4_400), try await SkewedArchive(13_200))
        for isAnalyzed in [false, true] {
            if isAnalyzed {
                for archive in [small, large] {
                    try await archive.newspaper.store.database.pool.write { try $0.execute(sql: "ANALYZE") }
                }
            }
            for (name, ask) in Self.questions { try await compare(small, large, name, ask) }
            for (text, sort, page) in Self.searches {
                try await compare(small, large, "\(text), \(sort), \(page)") { reader, _ in
                    var reader = reader
                    reader.recentStories = 500
                    let results = try reader.search(SearchQuery(text: text, sort: sort, page: page))
                    #expect(results.hits.count == 20 || text == "agua gris", "\(text)")
                }
            }
            for filter in Self.filters {
                try await compare(small, large, "\(filter)") { reader, archive in
                    _ = try reader.archive(filter.made(for: archive), limit: 20)
                }
            }
        }
    }

    @Test("pages are the same wherever they are read from")
    func pages() async throws {
        let archive = try await SkewedArchive(500)
        #expect(
            try await archive.newspaper.store.database.pool.read(TemporaryNewspaper.contradictions).allSatisfy {
                $0.contains("revision") || $0.contains("audit")
            }
        )
        for list in [.newspaper, .section(archive.largeSection), .tag(archive.commonTag), Self.month] as [ArticleList] {
            try await archive.newspaper.store.read { reader in
                let whole = try reader.latest(list, limit: 500).map(\.id)
                let last = try reader.page(1, of: list, length: 7).pageCount
                #expect(last == (whole.count + 6) / 7)
                #expect(try reader.count(of: list) == whole.count)
                let paged = try (1...last).flatMap { try reader.page($0, of: list, length: 7).stories.map(\.id) }
                #expect(paged == whole)
            }
        }
    }

    @Test("after SQLite has looked at what there is, readers' and the desk's questions still scan nothing that grows")
    func plansWithStatistics() async throws {
        let archive = try await SkewedArchive(2_500)
        let store = archive.newspaper.store
        #expect(try await store.keepStatistics(at: TemporaryNewspaper.noon))
        #expect(try await !store.keepStatistics(at: TemporaryNewspaper.noon))
        #expect(try await archive.newspaper.number("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'listing'") > 0)
        let story = try #require(try await store.read { try $0.article(archive.story) })
        // Statistics are read when a connection is made.
        let again = try Store.open(at: archive.newspaper.folder)
        defer { again.close() }
        for (name, ask) in QueryPlanTests.everyQuestion {
            let plans = try await again.database.pool.read { database in
                try QueryPlan.plans(database) { try ask(Reader(connection: $0), story) }
            }
            for plan in plans { #expect(plan.scans.isEmpty, "\(name): \(plan.sql) \(plan.steps)") }
        }
        for filter in DeskPlanTests.everyFilter {
            let plans = try await again.database.pool.read { database in
                try QueryPlan.plans(database) { _ = try Reader(connection: $0).storyPage(filter, limit: 2) }
            }
            for plan in plans { #expect(plan.scans.isEmpty, "\(filter): \(plan.sql) \(plan.steps)") }
        }
    }

    @Test("a search gives older stories behind the recent ones, each once, whatever part counts as recent")
    func olderResults() async throws {
        let archive = try await SkewedArchive(1_500)
        for recent in [1, 200, 50_000] as [Int64] {
            for text in ["gris", "agua gris", "\"puerto reabre\" -agua", "lejana"] {
                for sort in [SearchQuery.Sort.newest, .relevance] {
                    let (found, counted) = try await archive.newspaper.store.read { reader in
                        var reader = reader
                        reader.recentStories = recent
                        var (found, page, results): ([Identifier<Article>], Int, SearchResults) = (
                            [], 1, SearchResults()
                        )
                        repeat {
                            results = try reader.search(SearchQuery(text: text, sort: sort, page: page))
                            found += results.hits.map(\.article.id)
                            page += 1
                        } while page <= results.pageCount
                        return (found, results)
                    }
                    let expected = try await archive.newspaper.texts(Self.matches[text] ?? "")
                        .compactMap { Int64($0) }.map { Identifier<Article>($0) }
                    #expect(found.count == Set(found).count, "\(text), \(recent)")
                    #expect(Set(found) == Set(expected.prefix(1000)), "\(text), \(sort), \(recent)")
                    if sort == .newest { #expect(found == Array(expected.prefix(1000)), "\(text), \(recent)") }
                    #expect(counted.isExact == (expected.count <= 1000))
                }
            }
        }
    }

    /// The published stories that have some words, the newest first.
    private static let matches = [
        "gris": "n % 50 = 0", "agua gris": "n % 50 = 0 AND n % 3 = 0", "\"puerto reabre\" -agua": "n % 3 <> 0",
        "lejana": "n % 70 = 0",
    ].mapValues { condition in
        """
        SELECT id FROM (SELECT id, id AS n FROM article WHERE status = 'published') WHERE \(condition) ORDER BY id DESC
        """
    }
}
