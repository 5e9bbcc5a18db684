import CSearch
import Foundation
import GRDB
import PortadaCore

@testable import PortadaStore

/// An archive written straight into the database, as newspapers are: one tag and one author have half of all stories, one
/// section has most of them, a few names have hardly any. However large, it spans the same two years.
struct SkewedArchive {
    static let days: Int64 = 700
    /// The last publication.
    static let end = TemporaryNewspaper.noon

    let newspaper: TemporaryNewspaper
    let count: Int
    /// With half of all stories.
    let commonTag, rareTag: Identifier<PortadaCore.Tag>
    let commonPerson, rarePerson: Identifier<Person>
    /// With nine of ten stories, and with the tenth.
    let largeSection, smallSection: Identifier<Section>
    /// A story with many more entries in its history than others.
    let story = Identifier<Article>(7)

    /// Makes one of so many stories.
    init(_ count: Int) async throws {
        newspaper = try TemporaryNewspaper()
        self.count = count
        commonTag = try await newspaper.tag("Puerto")
        rareTag = try await newspaper.tag("Faro")
        commonPerson = try await newspaper.person("Redacción")
        rarePerson = try await newspaper.person("Ana")
        largeSection = try await newspaper.section("Nacional")
        smallSection = try await newspaper.section("Cultura")
        let end = Self.end.rawValue
        let step = Self.days * 86_400_000 / Int64(count)
        let statements = Self.statements(
            count: count,
            end: end,
            step: step,
            tags: (commonTag.rawValue, rareTag.rawValue),
            people: (commonPerson.rawValue, rarePerson.rawValue),
            sections: (largeSection.rawValue, smallSection.rawValue)
        )
        try await newspaper.store.database.pool.write { database in
            for statement in statements { try database.execute(sql: statement) }
        }
    }

    private static func statements(
        count: Int,
        end: Int64,
        step: Int64,
        tags: (common: Int64, rare: Int64),
        people: (common: Int64, rare: Int64),
        sections: (large: Int64, small: Int64)
    ) -> [String] {
        // Every fortieth story stays a draft. The rare names stand on a few stories of the past.
        let isDraft = "n % 40 = 3"
        let isCommon = "n % 2 = 0"
        let isRare = "n IN (11, 21, 31)"
        let section = "CASE WHEN n % 10 = 0 THEN \(sections.small) ELSE \(sections.large) END"
        let published = "\(end) - (\(count) - n) * \(step)"
        let status = "CASE WHEN \(isDraft) THEN 'draft' ELSE 'published' END"
        let numbers = """
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(count))
            """
        func ties(_ table: String, _ column: String, common: Int64, rare: Int64) -> String {
            """
            INSERT INTO \(table) (article_id, position, \(column), status, edited_at)
            SELECT id, 0, CASE WHEN id % 2 = 0 THEN \(common) ELSE \(rare) END, status, edited_at FROM article
            WHERE id % 2 = 0 OR id IN (11, 21, 31)
            """
        }
        func places(_ list: Int64, _ subject: String, where condition: String = "1") -> String {
            """
            INSERT INTO listing (list, subject, published_at, article_id)
            SELECT \(list), \(subject), published_at, id FROM (SELECT id, id AS n, published_at, primary_section_id, status
                FROM article) AS story WHERE status = 'published' AND \(condition)
            """
        }
        return [
            """
            \(numbers) INSERT INTO body (id, markup) SELECT n, '<p>El puerto reabre hoy, dice el gobierno.</p>' FROM number
            """,
            // Names that hardly any story has, as in any newspaper.
            """
            \(numbers) INSERT INTO tag (name, slug, description) SELECT 'Tema ' || n, 'tema-' || n, '' FROM number
            WHERE n <= 300
            """,
            """
            \(numbers) INSERT INTO person (kind, name, slug, role, biography)
            SELECT 'staff', 'Firma ' || n, 'firma-' || n, '', '' FROM number WHERE n <= 300
            """,
            """
            \(numbers) INSERT INTO article (id, kind, status, kicker, headline, summary, body_id, agency_credit,
                primary_section_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at,
                published_at, comments_open, search_title, search_description, social_title, social_description, 
                version, edited_at)
            SELECT n, 'news', \(status), '', 'Nota ' || n || CASE WHEN n % 3 = 0 THEN ' del agua' ELSE '' END
                || CASE WHEN n % 50 = 0 THEN ' gris' ELSE '' END || CASE WHEN n % 70 = 0 THEN ' lejana' ELSE '' END,
                '', n, '', \(section), '', '', '', 'nota-' || n, '/nota-' || n || '/', \(published),
                CASE WHEN \(isDraft) THEN NULL ELSE \(published) END, CASE WHEN \(isDraft) THEN NULL ELSE \(published) END,
                0, '', '', '', '', 1, \(published) FROM number
            """,
            ties("article_tag", "tag_id", common: tags.common, rare: tags.rare),
            ties("article_person", "person_id", common: people.common, rare: people.rare),
            places(0, "0"), places(1, "primary_section_id"),
            places(2, "\(people.common)", where: isCommon), places(2, "\(people.rare)", where: isRare),
            places(3, "\(tags.common)", where: isCommon), places(3, "\(tags.rare)", where: isRare), places(4, "0"),
            places(
                5,
                """
                (strftime('%Y', published_at / 1000, 'unixepoch') - 1970) * 12
                    + strftime('%m', published_at / 1000, 'unixepoch') - 1
                """
            ),
            "INSERT INTO listing_count SELECT list, subject, COUNT(*) FROM listing GROUP BY list, subject",
            """
            INSERT INTO search_document (id, article_id, byline, places)
            SELECT published_at / 60000 * 1024 + id % 1000, id, '', 's' || primary_section_id FROM article
            WHERE status = 'published'
            """,
            "INSERT INTO search_index (search_index) VALUES ('rebuild')",
            "INSERT INTO headline_index (headline_index) VALUES ('rebuild')",
            "INSERT INTO draft_index (rowid, headline, words) SELECT id, headline, words FROM draft_text",
            """
            INSERT INTO audit (created_at, actor, place, action, subject, subject_id, detail)
            SELECT edited_at, 'test', '', 'create', 'article', id, '' FROM article
            """,
            """
            INSERT INTO revision (article_id, version, created_at, actor, fields, body_id)
            SELECT id, 1, edited_at, 'test', '{}', id FROM article
            """,
            """
            \(numbers) INSERT INTO redirect (path, article_id) SELECT '/' || (2000 + n % 20) || '/vieja-' || n || '/', n
            FROM number
            """,
        ]
    }

    /// What a question costs: steps of SQLite's machine, and pages that it looked at.
    struct Cost {
        var steps = 0
        var pages = 0
    }

    /// The cost of a question, once all that it needs is in memory.
    func cost(of ask: @escaping @Sendable (Reader, SkewedArchive) throws -> Void) async throws -> Cost {
        let archive = self
        return try await newspaper.store.database.pool.read { database in
            let reader = Reader(connection: SQLiteTransaction(database: database))
            try ask(reader, archive)
            guard let handle = database.sqliteConnection else { return Cost() }
            let counter = StepCounter()
            let before = Self.pages(handle)
            sqlite3_progress_handler(
                handle,
                StepCounter.each,
                { place in
                    if let place { Unmanaged<StepCounter>.fromOpaque(place).takeUnretainedValue().count += 1 }
                    return 0
                },
                Unmanaged.passUnretained(counter).toOpaque()
            )
            defer { sqlite3_progress_handler(handle, 0, nil, nil) }
            try withExtendedLifetime(counter) { try ask(reader, archive) }
            return Cost(steps: counter.count * Int(StepCounter.each), pages: Self.pages(handle) - before)
        }
    }

    private final class StepCounter {
        static let each: Int32 = 10
        var count = 0
    }

    private static func pages(_ handle: OpaquePointer) -> Int {
        [SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS].reduce(0) { sum, kind in
            var (current, highest): (Int32, Int32) = (0, 0)
            sqlite3_db_status(handle, kind, &current, &highest, 0)
            return sum + Int(current)
        }
    }
}
