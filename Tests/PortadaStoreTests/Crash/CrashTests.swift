import Foundation
import GRDB
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("A newsroom that is killed while it writes")
struct CrashTests {
    private static let newspapers = 20
    private static let roundsEach = 11

    @Test("keeps all that it acknowledged whole, and nothing by halves")
    func killed() async throws {
        let writer = try CrashWriter()
        var acknowledgements = 0
        for _ in 0..<Self.newspapers {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            var acknowledged: [Int64: Int64] = [:]
            for round in 0..<Self.roundsEach {
                // Now and then before the first commit: while the file is made, or its log recovered.
                let count = Int.random(in: 0...8)
                let turns = Int.random(in: 0...(count == 0 ? 4_000_000 : 400_000))
                let versions = try await writer.run(in: folder, round: round, killAfter: count, while: turns)
                acknowledged.merge(versions) { max($0, $1) }
                try await check(folder, acknowledged)
            }
            acknowledgements += acknowledged.count
        }
        #expect(acknowledgements > Self.newspapers * Self.roundsEach / 2)
    }

    private func check(_ folder: URL, _ acknowledged: [Int64: Int64]) async throws {
        let store = try Store.make(at: folder)
        defer { store.close() }
        #expect(try await store.integrityFaults().isEmpty)
        let (contradictions, found) = try await store.database.pool.read { database in
            let contradictions = try TemporaryNewspaper.contradictions(database) + Self.halves(database)
            let rows = try Row.fetchAll(database, sql: "SELECT id, version FROM article")
            return (contradictions, Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0[1] as Int64) }))
        }
        #expect(contradictions.isEmpty)
        for (id, version) in acknowledged { #expect((found[id] ?? 0) >= version, "article \(id)") }
        try await store.database.pool.write { database in
            try database.execute(sql: "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        }
    }

    /// What a story must have at each of its versions: created, published, saved.
    private static func halves(_ database: Database) throws -> [String] {
        let checks = [
            "state": """
            SELECT id FROM article WHERE status <> CASE version WHEN 1 THEN 'draft' ELSE 'published' END
                OR summary <> CASE version WHEN 3 THEN 'versión 3' ELSE 'versión 1' END
                OR version > 3
            """,
            "body": """
            SELECT article.id FROM article JOIN body ON body.id = body_id
            WHERE markup NOT LIKE '%' || summary || '.</p>' OR length(markup) <> 200 * length('<p>Texto de la versión 1.</p>')
            """,
            "changes": """
            SELECT id FROM article WHERE version <> (SELECT COUNT(*) FROM change WHERE tag = 'article:' || article.id)
            """,
            "events": """
            SELECT id FROM article WHERE version - 1 <> (SELECT COUNT(*) FROM outbox WHERE article_id = article.id)
            """,
            "bodies of nothing": """
            SELECT id FROM body WHERE id NOT IN (SELECT body_id FROM revision)
            """,
        ]
        return try checks.compactMap { name, sql in
            let ids = try Int64.fetchAll(database, sql: sql)
            return ids.isEmpty ? nil : "\(name): \(ids)"
        }
    }
}
