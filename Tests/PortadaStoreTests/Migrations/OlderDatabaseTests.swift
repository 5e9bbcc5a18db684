import Foundation
import GRDB
import PortadaCore
import Synchronization
import Testing

@testable import PortadaStore

@Suite("Databases as every step of the schema left them")
struct OlderDatabaseTests {
    /// After a new step: `PORTADA_WRITE_SCHEMAS=1 swift test --filter OlderDatabaseTests` writes its database.
    @Test("are kept")
    func kept() async throws {
        if ProcessInfo.processInfo.environment["PORTADA_WRITE_SCHEMAS"] != nil { try await SchemaWriting.write() }
        for step in 1...Migrator.steps.count {
            #expect(FileManager.default.fileExists(atPath: SchemaText.file(step).path), "\(SchemaText.file(step).path)")
        }
    }

    /// A folder that goes when it goes.
    private final class Folder: Sendable {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
        deinit { try? FileManager.default.removeItem(at: place) }
    }

    private func rows(_ database: Database) throws -> [String: Int] {
        let tables = try SchemaText.tables(of: database)
        return try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                (table, try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table)") ?? 0)
            }
        )
    }

    @Test("have the schema that the steps up to it make: no step was edited since", arguments: 1...Migrator.steps.count)
    func unedited(_ step: Int) async throws {
        let folder = Folder()
        try SchemaText.load(step, into: folder.place)
        let file = folder.place.appendingPathComponent(SQLiteDatabase.fileName).path
        let kept = try await SchemaText.queue(at: file).read { try SchemaText.schema(of: $0) }
        let made = try await SchemaText.queue(at: ":memory:").write { database in
            try database.execute(sql: SchemaText.steps)
            for step in Migrator.steps.prefix(step) {
                for statement in step.statements { try database.execute(sql: statement) }
            }
            return try SchemaText.schema(of: database)
        }
        #expect(kept == made)
    }

    @Test("become the newspaper that it is when it is made new", arguments: 1...Migrator.steps.count)
    func migrated(_ step: Int) async throws {
        let folder = Folder()
        try SchemaText.load(step, into: folder.place)
        let file = folder.place.appendingPathComponent(SQLiteDatabase.fileName).path
        let before = try await SchemaText.queue(at: file).read { try rows($0) }
        let store = try Store.open(at: folder.place)
        defer { store.close() }
        let new = try await SchemaWriting.newspaper()
        let (schema, after, faults) = try await store.database.pool.read { database in
            (
                Set(try SchemaText.schema(of: database)), try rows(database),
                try TemporaryNewspaper.contradictions(database) + SQLiteDatabase.faults(of: database)
            )
        }
        #expect(schema == Set(try await new.store.database.pool.read { try SchemaText.schema(of: $0) }))
        #expect(faults == [])
        for (table, count) in before where table != "schema_step" { #expect(after[table] == count, "\(table)") }
        for index in SchemaText.indexes + ["redirect_index"] {
            try await store.database.pool.write { database in
                try database.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
            }
        }
        let (found, expected) = (try await answers(of: store), try await answers(of: new.store))
        for (question, answer) in expected { #expect(found[question] == answer, "\(question)") }
        #expect(try await store.read { try $0.frontVersion().arrangement.pins.count } == 1)
    }

    /// What a newspaper answers, in words.
    private func answers(of store: Store) async throws -> [String: [String]] {
        try await store.read { reader in
            let all = try reader.latest(.newspaper, limit: 10)
            let first = try #require(try reader.article(Identifier(1)))
            return [
                "latest": all.map { "\($0.headline) \($0.path)" },
                "section": try reader.latest(.section(Identifier(1)), limit: 10).map(\.headline),
                "person": try reader.latest(.person(Identifier(1)), limit: 10).map(\.headline),
                "tags": try reader.rows(of: .tags, limit: 10).map { "\($0.entity.name) \($0.stories)" },
                "story": [first.headline, first.summary, first.body.markup, "\(first.corrections)", "\(first.times)"],
                "search": try reader.search(SearchQuery(text: "pescador")).hits.map(\.article.headline),
                "ways of writing": try reader.search(SearchQuery(text: "EEUU")).hits.map(\.article.headline),
                "mistyped": [try reader.search(SearchQuery(text: "pureto")).correction ?? ""],
                "suggestions": try reader.suggest("tari", limit: 3).map(\.headline),
                "old address": ["\(String(describing: try reader.resolve(path: "/2019/05/el-puerto/")))"],
                "comments": try reader.comments(of: Identifier(1)).map(\.author),
            ]
        }
    }

    @Test("that are left in the middle of a migration go on where they were, as whole as before")
    func interrupted() async throws {
        struct Killed: Error {}
        let folder = Folder()
        try SchemaText.load(1, into: folder.place)
        let file = folder.place.appendingPathComponent(SQLiteDatabase.fileName).path
        let before = try await SchemaText.queue(at: file).read { try SchemaText.text(of: $0) }
        let queue = try SchemaText.queue(at: file)
        // All statements of half the steps, and the end of the program before they count.
        await #expect(throws: Killed.self) {
            try await queue.write { database in
                for step in Migrator.steps[1..<12] {
                    for statement in step.statements { try database.execute(sql: statement) }
                }
                throw Killed()
            }
        }
        #expect(try await queue.read { try SchemaText.text(of: $0) } == before)
        try queue.close()
        let store = try Store.open(at: folder.place)
        defer { store.close() }
        #expect(try await answers(of: store)["latest"]?.count == 2)
    }

    @Test("say how far they are when a step takes long")
    func progress() async throws {
        let folder = Folder()
        try SchemaText.load(16, into: folder.place)
        let queue = try SchemaText.queue(at: folder.place.appendingPathComponent(SQLiteDatabase.fileName).path)
        let told = Mutex<[String]>([])
        let now = Mutex(ContinuousClock.now)
        try await queue.write { database in
            // More comments than are taken in at once.
            try database.execute(
                sql: """
                    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 450)
                    INSERT INTO comment (article_id, author, text, created_at, status)
                        SELECT 1, 'Luis', 'Comentario', 0, 'approved' FROM number
                    """
            )
            // Each look at the clock is a second later.
            try Migrator.migrate(SQLiteTransaction(database: database)) {
                now.withLock { now in
                    now += .seconds(1)
                    return now
                }
            } telling: { sentence in
                told.withLock { $0.append(sentence) }
            }
            try database.execute(sql: "INSERT INTO comment_index (comment_index, rank) VALUES ('integrity-check', 1)")
        }
        let percents = told.withLock { $0 }.filter { $0.contains("joined") || $0.contains("index") }
            .compactMap { $0.hasSuffix(" %") ? Int($0.dropLast(2).split(separator: " ").last ?? "") : nil }
        #expect(percents.count >= 2)
        #expect(percents.allSatisfy { (1...100).contains($0) })
        #expect(percents == percents.sorted() || percents.contains { $0 > 80 })
    }
}
