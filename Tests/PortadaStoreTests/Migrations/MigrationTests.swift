import Foundation
import GRDB
import PortadaCore
import Synchronization
import Testing

@testable import PortadaStore

@Suite("Opening a newspaper's database")
struct MigrationTests {
    private func refusal(at folder: URL) -> StoreError? {
        do throws(StoreError) {
            try Store.open(at: folder).close()
            return nil
        } catch {
            return error
        }
    }

    @Test("makes folder, file and schema when there is none")
    func fresh() async throws {
        let newspaper = try TemporaryNewspaper()
        #expect(FileManager.default.fileExists(atPath: newspaper.folder.appendingPathComponent("portada.sqlite").path))
        #expect(try await newspaper.number("SELECT MAX(number) FROM schema_step") == Migrator.steps.count)
        #expect(try await newspaper.contradictions().isEmpty)
        let (settings, stories, change) = try await newspaper.store.read { reader in
            (try reader.settings(), try reader.latest(.newspaper, limit: 10), try reader.changeNumber)
        }
        #expect(settings.name == "Portada")
        #expect(stories.isEmpty)
        #expect(change == 0)
    }

    @Test("works with write-ahead log, full synchronisation and foreign keys")
    func pragmas() async throws {
        let newspaper = try TemporaryNewspaper()
        #expect(try await newspaper.texts("PRAGMA journal_mode") == ["wal"])
        #expect(try await newspaper.number("PRAGMA synchronous") == 2)
        #expect(try await newspaper.number("PRAGMA foreign_keys") == 1)
    }

    @Test("is refused where there is none, an empty or another program's one, and nothing is written there")
    func noNewspaper() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("none-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("portada.sqlite")
        let missing = refusal(at: folder)
        #expect(missing?.code == .unreadable)
        #expect(missing?.description.contains("backup") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: file)
        #expect(refusal(at: folder)?.description.contains("is empty") == true)
        #expect(try Data(contentsOf: file).isEmpty)
        try FileManager.default.removeItem(at: file)
        let other = try DatabaseQueue(path: file.path)
        try await other.write { try $0.execute(sql: "CREATE TABLE wp_posts (id INTEGER)") }
        try other.close()
        let before = try Data(contentsOf: file)
        #expect(refusal(at: folder)?.code == .notADatabase)
        #expect(try Data(contentsOf: file) == before)
    }

    @Test("is the counterpart of closing, which leaves nothing in the log")
    func closing() async throws {
        let newspaper = try TemporaryNewspaper()
        for number in 0..<20 { _ = try await newspaper.publish("Nota \(number)") }
        _ = try await newspaper.store.read { try $0.latest(.newspaper, limit: 5) }
        newspaper.store.close()
        let log = newspaper.folder.appendingPathComponent("portada.sqlite-wal")
        let size = (try? FileManager.default.attributesOfItem(atPath: log.path))?[.size] as? Int ?? 0
        #expect(size == 0)
    }

    @Test("again finds everything as it was, and performs no step twice")
    func reopening() async throws {
        let newspaper = try TemporaryNewspaper()
        let story = try await newspaper.publish("El puerto reabre")
        newspaper.store.close()
        let again = try Store.open(at: newspaper.folder)
        defer { again.close() }
        let found = try await again.read { try $0.article(story.id) }
        #expect(found == story)
        let steps = try await again.database.pool.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM schema_step") }
        #expect(steps == Migrator.steps.count)
    }

    @Test("says when work begins that takes a while, with how much there is, and when it is done")
    func told() async throws {
        let newspaper = try TemporaryNewspaper()
        let story = try await newspaper.publish("El puerto reabre")
        let told = Mutex<[String]>([])
        func openAgain() throws {
            try Store.open(at: newspaper.folder) { sentence in told.withLock { $0.append(sentence) } }.close()
        }
        try openAgain()
        #expect(told.withLock { $0 }.isEmpty)
        // As an older program left it.
        let earlier = try #require(Migrator.steps.firstIndex { $0.name == "own words" })
        try await newspaper.store.database.pool.write { database in
            for statement in Self.undoing { try database.execute(sql: statement) }
            try database.execute(sql: "DELETE FROM schema_step WHERE number > ?", arguments: [earlier])
            // It knew words by other letters.
            try database.execute(sql: "INSERT INTO headline_index (headline_index) VALUES ('delete-all')")
        }
        newspaper.store.close()
        try openAgain()
        let work = "rebuilding the search index of 1 stories"
        let lists = "preparing lists and old addresses of 1 stories"
        let words = "collecting the words of headlines of 1 stories"
        let works = [work, work, work, lists, words]
        #expect(told.withLock { $0 } == works.flatMap { ["\($0)…", "\($0): done"] })
        let again = try Store.open(at: newspaper.folder)
        defer { again.close() }
        #expect(try await again.read { try $0.suggest("puerto", limit: 3) }.count == 1)
        #expect(try await again.read { try $0.search(SearchQuery(text: "pureto")) }.correction == "puerto")
        // Feed readers know it by what it was called before.
        #expect(try await again.read { try $0.feedIdentities(of: [story.id]) } == [story.id: "/?p=\(story.id)"])
    }

    /// What takes the steps since "own words" back.
    private static let undoing = [
        "DROP TABLE moved_section", "ALTER TABLE program_request ADD COLUMN status BIGINT",
        "ALTER TABLE program_request ADD COLUMN answer TEXT", "ALTER TABLE program_token DROP COLUMN account_id",
        "DROP INDEX known_device_by_account",
        "ALTER TABLE account DROP COLUMN single_keys",
        "ALTER TABLE external_id DROP COLUMN details", "DROP TABLE own_redirect", "DROP TABLE feed_identity",
        "DROP TRIGGER listing_entered", "DROP TRIGGER listing_left", "DROP TABLE listing_stretch",
        "DROP TABLE merging_name", "DROP INDEX redirect_by_section_id", "DROP INDEX redirect_by_person_id",
        "DROP INDEX redirect_by_tag_id",
        "DROP TRIGGER redirect_added", "DROP TRIGGER redirect_removed", "DROP TABLE redirect_index",
        "DROP TABLE redirect_address", "DROP INDEX article_by_tag", "ALTER TABLE article_tag DROP COLUMN status",
        "ALTER TABLE article_tag DROP COLUMN edited_at", "CREATE INDEX article_by_tag ON article_tag (tag_id)",
        "ALTER TABLE article DROP COLUMN teaser", "DROP TABLE spelling",
    ]

    @Test("by two programs at once shows both the same newspaper")
    func twoPrograms() async throws {
        let newspaper = try TemporaryNewspaper()
        let other = try Store.open(at: newspaper.folder)
        defer { other.close() }
        let story = try await newspaper.publish("El puerto reabre")
        #expect(try await other.read { try $0.latest(.newspaper, limit: 5) }.map(\.id) == [story.id])
    }

    @Test("refuses one that a newer program wrote, says so, and leaves it as it is")
    func newerVersion() async throws {
        let newspaper = try TemporaryNewspaper()
        let newer = Migrator.steps.count + 2
        try await newspaper.store.database.pool.write { database in
            try database.execute(
                sql: "INSERT INTO schema_step (number, name) VALUES (?, 'from the future')",
                arguments: [newer]
            )
        }
        newspaper.store.close()
        let error = try #require(refusal(at: newspaper.folder))
        #expect(error.code == .newerVersion)
        #expect(error.description.contains("version \(newer)"))
        #expect(error.description.contains("knows only \(Migrator.steps.count)"))
    }

    @Test("refuses a file that is no database")
    func noDatabase() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("portada.sqlite")
        let text = Data(String(repeating: "Esto es una carta, no una base de datos.\n", count: 200).utf8)
        try text.write(to: file)
        let error = try #require(refusal(at: folder))
        #expect(error.code == .notADatabase)
        #expect(error.description.contains(file.path))
        #expect(try Data(contentsOf: file) == text)
    }

    @Test("refuses a folder that is a file")
    func folderIsFile() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("portada-\(UUID().uuidString)")
        try Data("x".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(refusal(at: file)?.code == .unreadable)
    }
}
