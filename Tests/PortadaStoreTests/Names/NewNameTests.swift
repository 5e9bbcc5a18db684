import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The search knows people by the names that they have now")
struct NewNameTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func find(_ text: String) async throws -> Int {
        try await newspaper.store.read { try $0.search(SearchQuery(text: text)).total }
    }

    private func rename(_ id: Identifier<Person>, _ name: String) async throws {
        let person = Person(id: id, name: name, slug: Slug.make(from: name))
        _ = try await newsroom.save(person, id: id, by: newspaper.editor, at: noon)
    }

    /// - Returns: how many steps it took.
    private func takeInAll(_ store: Store) async throws -> Int {
        var steps = 0
        while try await NewNames(store).takeIn() { steps += 1 }
        return steps
    }

    @Test("after somebody was renamed, in small steps, without touching others' stories")
    func renamed() async throws {
        let (ana, luis) = (try await newspaper.person("Ana Zumbayllu"), try await newspaper.person("Luis Otro"))
        for number in 0..<60 {
            _ = try await newspaper.publish("Nota \(number)", minutes: Int64(number)) { $0.bylines = [ana, luis] }
        }
        _ = try await newspaper.publish("Ajena") { $0.bylines = [luis] }
        _ = try await newspaper.create("Borrador") { $0.bylines = [ana] }
        try await rename(ana, "Ana Quechuaymara")
        #expect(try await takeInAll(newspaper.store) == 3)
        #expect(try await find("zumbayllu") == 0)
        #expect(try await find("quechuaymara") == 60)
        #expect(try await find("\"luis otro\"") == 61)
        #expect(try await newspaper.contradictions().isEmpty)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM renamed_person") == 0)
        #expect(try await takeInAll(newspaper.store) == 0)
    }

    @Test("also in stories from before 1970, and those who were renamed before anybody noted it")
    func old() async throws {
        let ana = try await newspaper.person("Ana Zumbayllu")
        _ = try await newspaper.publish("Archivo") { $0.bylines = [ana] }
        try await newspaper.store.database.pool.write { database in
            try database.execute(sql: "UPDATE article_person SET edited_at = -90")
            try database.execute(sql: "UPDATE person SET name = 'Ana Quechuaymara'")
            // What the step that brought the table does.
            try database.execute(sql: try #require(Migration.upkeep.statements.last))
        }
        #expect(try await takeInAll(newspaper.store) == 1)
        #expect(try await find("quechuaymara") == 1)
    }

    @Test("also when the program died in between, and others saved, withdrew and renamed meanwhile")
    func interrupted() async throws {
        let ana = try await newspaper.person("Ana Zumbayllu")
        var stories: [Article] = []
        for number in 0..<60 {
            stories.append(try await newspaper.publish("Nota \(number)") { $0.bylines = [ana] })
        }
        try await rename(ana, "Ana Quechuaymara")
        #expect(try await NewNames(newspaper.store).takeIn())
        newspaper.store.close()
        let again = try Store.open(at: newspaper.folder)
        defer { again.close() }
        var saved = stories[0]
        saved.headline = "Otra"
        _ = try await again.newsroom.save(saved, by: newspaper.editor, at: TemporaryNewspaper.time(5))
        _ = try await again.newsroom.withdraw(stories[59].id, by: newspaper.editor, at: noon)
        #expect(try await NewNames(again).takeIn())
        let last = Person(id: ana, name: "Ana Guaraní", slug: "ana-guarani")
        _ = try await again.newsroom.save(last, id: ana, by: newspaper.editor, at: noon)
        _ = try await takeInAll(again)
        let counts = try await again.read { reader in
            try ["zumbayllu", "quechuaymara", "guaraní"].map { try reader.search(SearchQuery(text: $0)).total }
        }
        #expect(counts == [0, 0, 59])
    }

    @Test("after several were made one")
    func merged() async throws {
        let (kept, other) = (try await newspaper.person("Ana Quechuaymara"), try await newspaper.person("A Zumbayllu"))
        _ = try await newspaper.publish("Una") { $0.bylines = [other] }
        _ = try await newspaper.publish("Dos") { $0.bylines = [kept, other] }
        try await rename(other, "B Zumbayllu")
        try await newsroom.mergePeople([other], into: kept, by: newspaper.editor, at: noon)
        #expect(try await find("zumbayllu") == 2)
        _ = try await takeInAll(newspaper.store)
        #expect(try await find("zumbayllu") == 0)
        #expect(try await find("quechuaymara") == 2)
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("and each step walks an index")
    func plan() async throws {
        let ana = try await newspaper.person("Ana")
        _ = try await newspaper.publish("Una") { $0.bylines = [ana] }
        try await rename(ana, "Eva")
        let plans = try await newspaper.store.database.pool.write { database in
            try QueryPlan.plans(database) { _ = try NewNames.step($0) }
        }
        #expect(!plans.isEmpty)
        for plan in plans where !plan.sql.contains("renamed_person") { #expect(plan.scans.isEmpty, "\(plan.sql)") }
    }
}
