import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The stories of a section that is moved in the tree follow it")
struct MovedSectionTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func headlines(_ section: Identifier<Section>, _ store: Store? = nil) async throws -> [String] {
        try await (store ?? newspaper.store).read { try $0.latest(.section(section), limit: 1000).map(\.headline) }
    }

    private func find(in section: Identifier<Section>) async throws -> Int {
        try await newspaper.store.read { try $0.search(SearchQuery(text: "mudanza", section: section)).total }
    }

    /// - Returns: how many steps it took.
    private func followAll(_ store: Store) async throws -> Int {
        var steps = 0
        while try await MovedSections(store).follow(at: noon) { steps += 1 }
        return steps
    }

    /// How many rows something wrote.
    private func rows(_ work: () async throws -> Void) async throws -> Int {
        let before = try await newspaper.store.database.pool.write { $0.totalChangesCount }
        try await work()
        return try await newspaper.store.database.pool.write { $0.totalChangesCount } - before
    }

    @Test("the newest at once, the others in small steps; lists, their lengths and the search are right in the end")
    func moved() async throws {
        let (from, to, section) = try await newspaper.moveSectionWithStories(60)
        #expect(try await headlines(to) == (35..<60).reversed().map { "Mudanza \($0)" })
        #expect(try await headlines(from).count == 35)
        #expect(try await headlines(section).count == 60)
        #expect(try await followAll(newspaper.store) == 2)
        #expect(try await headlines(to).count == 60)
        #expect(try await headlines(from).isEmpty)
        #expect(try await find(in: to) == 60)
        #expect(try await find(in: from) == 0)
        #expect(try await newspaper.contradictions().isEmpty)
        #expect(try await followAll(newspaper.store) == 0)
    }

    @Test("and no transaction writes more rows the more stories there are", arguments: [60, 180])
    func bounded(count: Int) async throws {
        let (from, _, section) = try await newspaper.moveSectionWithStories(count)
        _ = try await followAll(newspaper.store)
        // 25 stories: a row for each list, and what the index of the search writes of their words.
        let bound = 1_200
        let moving = try await rows { try await newspaper.move(section, under: from) }
        #expect((25...bound).contains(moving))
        var isDone = false
        while !isDone {
            let step = try await rows { isDone = try await !MovedSections(newspaper.store).follow(at: noon) }
            #expect(step <= bound)
        }
        // A new name and a new address write of the stories nothing at all.
        let renaming = try await rows {
            guard var renamed = try await newspaper.store.read({ try $0.sectionTree()[section] }) else { return }
            (renamed.name, renamed.path) = ("Otra", "/otra/")
            _ = try await newspaper.newsroom.save(renamed, id: section, by: newspaper.editor, at: noon)
        }
        #expect(renaming < 25)
    }

    @Test("also those that are saved, taken back and published meanwhile, and when the section is moved again")
    func meanwhile() async throws {
        let (from, to, section) = try await newspaper.moveSectionWithStories(60)
        let ids = try await newspaper.store.read { try $0.latest(.section(section), limit: 100).map(\.id) }
        func story(_ place: Int) async throws -> Article {
            try #require(try await newspaper.store.read { try $0.article(ids[place]) })
        }
        var saved = try await story(59)
        saved.headline = "Mudanza con otro titular"
        _ = try await newspaper.newsroom.save(saved, by: newspaper.editor, at: noon)
        var gone = try await story(58)
        gone.primarySection = nil
        _ = try await newspaper.newsroom.save(gone, by: newspaper.editor, at: noon)
        _ = try await newspaper.newsroom.kill(ids[57], reason: "", by: newspaper.editor, at: noon)
        _ = try await newspaper.publish("Mudanza nueva", minutes: 100) { $0.primarySection = section }
        let stale = try await headlines(from)
        #expect(stale.count == 32)
        #expect(!stale.contains("Mudanza con otro titular"))
        #expect(try await headlines(to).contains("Mudanza con otro titular"))
        try await newspaper.move(section, under: nil)
        _ = try await followAll(newspaper.store)
        #expect(try await headlines(from).isEmpty)
        #expect(try await headlines(to).isEmpty)
        #expect(try await headlines(section).count == 59)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("also when the program died in between")
    func interrupted() async throws {
        let (from, to, _) = try await newspaper.moveSectionWithStories(60)
        #expect(try await MovedSections(newspaper.store).follow(at: noon))
        newspaper.store.close()
        let again = try Store.open(at: newspaper.folder)
        defer { again.close() }
        #expect(try await followAll(again) == 1)
        #expect(try await headlines(to, again).count == 60)
        #expect(try await headlines(from, again).isEmpty)
    }

    @Test("and readers' pages of what a story leaves and enters are made anew at each step")
    func told() async throws {
        let (from, to, _) = try await newspaper.moveSectionWithStories(60)
        let mark = try await newspaper.store.read { try $0.changeNumber }
        #expect(try await MovedSections(newspaper.store).follow(at: noon))
        let tags = try await newspaper.store.read { try $0.changes(after: mark, limit: 100) }.compactMap(\.tag)
        #expect(Set(tags) == [.section(from), .section(to), .top(.section(from)), .top(.section(to))])
    }

    @Test("and each step walks an index")
    func plan() async throws {
        _ = try await newspaper.moveSectionWithStories(30)
        let plans = try await newspaper.store.database.pool.write { database in
            try QueryPlan.plans(database) { connection in
                let operation = Operation(connection, .followSection, actor: newspaper.editor, time: noon)
                guard let section = try connection.nextMovedSection() else { return }
                try operation.followSection(section)
                _ = try operation.finish()
            }
        }
        #expect(plans.count > 5)
        for plan in plans where !plan.sql.hasSuffix("FROM moved_section LIMIT 1") {
            #expect(plan.scans.isEmpty, "\(plan.sql): \(plan.steps)")
        }
    }
}
