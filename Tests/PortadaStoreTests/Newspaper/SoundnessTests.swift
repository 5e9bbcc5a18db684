import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The tests' own checks")
struct SoundnessTests {
    static let damages = [
        "DELETE FROM revision WHERE version = 2",
        "DELETE FROM audit WHERE action = 'publish'",
        "DELETE FROM listing WHERE list = 0",
        "UPDATE listing_count SET count = count + 1 WHERE list = 4",
        "DELETE FROM listing_count WHERE list = 5",
        "DELETE FROM search_document",
        "UPDATE article SET headline = 'Otro titular'",
        "UPDATE article SET status = 'draft'",
        "UPDATE article SET published_at = published_at + 1",
        "UPDATE article SET version = 7",
    ]

    @Test("find what is torn", arguments: damages)
    func torn(damage: String) async throws {
        let newspaper = try TemporaryNewspaper()
        let draft = try await newspaper.create("El puerto reabre")
        _ = try await newspaper.newsroom.publish(draft.id, by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await newspaper.contradictions().isEmpty)
        try await newspaper.store.database.pool.write { try $0.execute(sql: damage) }
        #expect(try await !newspaper.contradictions().isEmpty)
    }

    @Test("find references to nothing")
    func orphans() async throws {
        let newspaper = try TemporaryNewspaper()
        _ = try await newspaper.publish("El puerto reabre")
        try await newspaper.store.database.pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM article; PRAGMA foreign_keys = ON")
        }
        #expect(try await newspaper.store.integrityFaults().contains { $0.contains("revision") })
    }

    @Test(
        "find statements that read whole tables",
        arguments: [
            "SELECT id FROM article WHERE headline = 'x'", "SELECT COUNT(*) FROM article", "SELECT * FROM revision",
            "SELECT id FROM comment ORDER BY created_at LIMIT 1", "SELECT rowid FROM search_index",
            "SELECT article_id FROM listing WHERE published_at > 5",
        ]
    )
    func scans(sql: String) async throws {
        let newspaper = try TemporaryNewspaper()
        let plans = try await newspaper.store.database.pool.read { database in
            try QueryPlan.plans(database) { connection in _ = try connection.query(sql, []) { $0.int(0) } }
        }
        #expect(plans.count == 1)
        #expect(plans.first?.scans.isEmpty == false)
    }
}
