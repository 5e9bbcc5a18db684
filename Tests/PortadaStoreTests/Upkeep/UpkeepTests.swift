import Foundation
import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Audit, notes of upkeep, and copies of the database")
struct UpkeepTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    @Test("the audit is found by person, act, thing and date, page after page, with names of now")
    func audit() async throws {
        let account = Account(id: Identifier(0), email: "ana@faro.example", name: "Ana", role: .editor)
        let added = try await newspaper.newsroom.addAccount(account, by: newspaper.editor, at: noon)
        let ana = PortadaCore.Actor(account: added, place: "192.0.2.7")
        var story = try await newspaper.create("Primera")
        for number in 1...5 {
            story.headline = "Versión \(number)"
            let time = TemporaryNewspaper.time(Int64(number))
            story = try await newspaper.newsroom.save(story, by: ana, at: time)
        }
        _ = try await newspaper.newsroom.publish(story.id, by: ana, at: TemporaryNewspaper.time(9))
        func entries(_ filter: AuditFilter, limit: Int = 50) async throws -> [AuditEntry] {
            var (found, cursor): ([AuditEntry], AuditCursor?) = ([], nil)
            repeat {
                let after = cursor
                let page = try await newspaper.store.read { try $0.audit(filter, after: after, limit: limit) }
                found += page.entries
                cursor = page.next
            } while cursor != nil
            return found
        }
        let mine = try await entries(AuditFilter(account: ana.account), limit: 2)
        #expect(mine.map(\.action) == ["publish", "save", "save", "save", "save", "save"])
        #expect(mine.allSatisfy { $0.name == "Versión 5" && $0.place == "192.0.2.7" })
        #expect(try await entries(AuditFilter(account: ana.account, action: "publish")).count == 1)
        #expect(try await entries(AuditFilter(subject: "article", subjectID: story.id.rawValue), limit: 3).count == 7)
        let span = AuditFilter(
            action: "save",
            from: TemporaryNewspaper.time(2),
            until: TemporaryNewspaper.time(4)
        )
        #expect(try await entries(span).count == 2)
        let all = try await newspaper.number("SELECT COUNT(*) FROM audit")
        #expect(try await entries(AuditFilter(), limit: 3).count == all)
    }

    @Test("a copy of the database is whole, of one moment, and overwrites nothing")
    func copy() async throws {
        let story = try await newspaper.publish("El puerto reabre") { article in
            article.body = CleanHTML(vouchedFor: "<p>El puerto reabre hoy.</p>")
        }
        let target = newspaper.folder.appendingPathComponent("copy")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let file = target.appendingPathComponent("portada.sqlite")
        try await newspaper.store.copyDatabase(to: file)
        _ = try await newspaper.publish("Después")
        await #expect(throws: StoreError.self) { try await newspaper.store.copyDatabase(to: file) }
        let copy = try Store.open(at: target)
        defer { copy.close() }
        let (found, hits, faults) = (
            try await copy.read { try $0.article(story.id) },
            try await copy.read { try $0.search(SearchQuery(text: "puerto")).hits.count },
            try await copy.integrityFaults()
        )
        #expect(found == story)
        #expect(hits == 1)
        #expect(faults.isEmpty)
        #expect(try await copy.read { try $0.latest(.newspaper, limit: 9).count } == 1)
    }

    @Test("imports that never ended are told of until they are done again")
    func imports() async throws {
        let store = newspaper.store
        _ = try await store.beginImport("viejo.xml", at: noon)
        #expect(try await store.read { try $0.importRuns(limit: 9) }.map(\.ended) == [nil])
        let again = try await store.beginImport("viejo.xml", at: noon)
        try await store.endImport(again, failed: 2, at: TemporaryNewspaper.time(3))
        let runs = try await store.read { try $0.importRuns(limit: 9) }
        #expect(runs.map(\.failed) == [2])
        #expect(runs.first?.ended == TemporaryNewspaper.time(3))
    }

    @Test("links lead somewhere: to stories, sections, people, tags, old addresses, and what the program answers")
    func links() async throws {
        _ = try await newspaper.section("Nacional")
        _ = try await newspaper.person("Ana")
        let story = try await newspaper.publish("El puerto reabre")
        let gone = try await newspaper.publish("Retirada")
        _ = try await newspaper.newsroom.withdraw(gone.id, by: newspaper.editor, at: noon)
        _ = try await newspaper.create("Borrador")
        let good = [
            story.path, "\(story.path)#final", "/nacional/", "/nacional/page/3/", "/nacional/feed/", "/",
            "/author/ana/",
            "/search/?q=puerto", "/feed/", "/el-puerto-reabre", "/2024/03/",
        ]
        let bad = [gone.path, "/borrador/", "/no-hay/", "/author/nadie/", "/tag/nada/", "/?p=9"]
        try await newspaper.store.read { reader in
            for path in good + bad {
                let leads = try reader.leadsSomewhere(path)
                #expect(leads == good.contains(path), "\(path)")
            }
        }
    }
}
